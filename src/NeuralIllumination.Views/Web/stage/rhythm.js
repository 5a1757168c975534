// @ts-check
// When light is where: a batch's four phases in time, and the moment at which the wave reaches each layer.
import { eased } from "./strength.js";
import { PHASES } from "../words/terms.js";

/** Shares of a cycle: the batches in between run in the last one. @satisfies {Record<import("../words/terms.js").PhaseTerm, number>} */
const SHARES = { forward: 0.36, loss: 0.1, backward: 0.36, update: 0.18 };
/** A phase's part in which the wave travels; in the rest it stands. */
const TRAVEL = 0.86;
/** What a unit keeps of its light between batches. */
const REST = 0.5;

/** @typedef {{phase: string, progress: number, time: number, still: boolean}} Beat `progress` through the phase, 0 to 1; `time` in seconds;
 *   `still` for a picture that stands. */

/** Seconds in which one batch is followed. Never under one: forward and backward are two changes of brightness. @param {number} flow */
export function cycleSeconds(flow) {
  return Math.max(1.05, 1.35 / flow);
}

/** Where a phase ends, as a share of the cycle. @param {import("../words/terms.js").PhaseTerm} phase */
export function endOf(phase) {
  return PHASES.slice(0, PHASES.indexOf(phase) + 1).reduce((sum, each) => sum + SHARES[each], 0);
}

/** @param {number} share Of a cycle, 0 to 1. @returns {{phase: import("../words/terms.js").PhaseTerm, progress: number}} */
export function phaseAt(share) {
  let from = 0;
  for (const phase of PHASES) {
    if (share < from + SHARES[phase]) return { phase, progress: (share - from) / SHARES[phase] };
    from += SHARES[phase];
  }
  return { phase: "update", progress: 1 };
}

/** When the wave travels along a layer's synapses (1 to `layers`), as shares of the phase. @param {string} phase @param {number} layer @param {number} layers
 * @returns {[number, number]} */
export function travel(phase, layer, layers) {
  const turn = phase === "backward" ? layers - layer : layer - 1;
  return [(TRAVEL * turn) / layers, (TRAVEL * (turn + 1)) / layers];
}

/** The light of a layer's units (0 the input): forward, backward, where the two meet, and how long ago the wave came, in shares of the phase.
 * @param {Beat} beat @param {number} layer @param {number} layers */
export function lightOf({ phase, progress }, layer, layers) {
  if (phase === "forward") {
    const since = progress - (TRAVEL * layer) / layers;
    return { forward: REST + (1 - REST) * eased(since / 0.14), backward: 0, meeting: 0, since };
  }
  if (phase === "loss") return { forward: 1, backward: 0, meeting: 0, since: 1 };
  if (phase === "backward") {
    const since = progress - (TRAVEL * (layers - layer)) / layers;
    const backward = eased(since / 0.22);
    return { forward: 1 - backward, backward, meeting: 4 * backward * (1 - backward), since };
  }
  if (phase === "update") {
    const faded = eased(progress / 0.7);
    return { forward: REST * faded, backward: 1 - faded, meeting: 0, since: 1 };
  }
  return { forward: REST, backward: 0, meeting: 0, since: 1 };
}
