// @ts-check
// The twelve steps of a batch, six forward and six back, with the numbers of the moment. A term names the unit or synapse that it comes from.
import { BACKWARD } from "./backwardmath.js";
import { FORWARD } from "./forwardmath.js";
import { Reader } from "./mathreader.js";
import { KINDS } from "../words/terms.js";

/** @typedef {{name: string, formula: string, lines: import("./mathreader.js").Piece[][]}} Step */

export const STEP_NAMES = KINDS.steps.map(({ name }) => name);

/** Where a phase's steps begin, and how many it has. */
const STEPS_OF = /** @satisfies {Record<import("../words/terms.js").PhaseTerm|"ready", [number, number]>} */ ({
  ready: [0, 5],
  forward: [0, 5],
  loss: [5, 1],
  backward: [6, 3],
  update: [9, 3],
});

/** The step that a phase has come to. @param {string} phase @param {number} progress @returns {number} From 0. */
export function stepAt(phase, progress) {
  const [from, steps] = STEPS_OF[/** @type {keyof typeof STEPS_OF} */ (phase)];
  return from + Math.min(steps - 1, Math.floor(progress * steps));
}

/** The step in which a synapse's term stands. @param {string} phase @param {number} layer From 1. @param {number} layers */
export function stepOfSynapse(phase, layer, layers) {
  if (phase === "backward") return 8;
  if (phase === "update") return 9;
  return layer === layers ? 3 : 1;
}

/** @param {number} step From 0. @param {import("./mathreader.js").MomentOfMath} moment @param {import("./mathreader.js").Subject} subject
 * @param {import("./mathreader.js").TargetOfMath|null} target A unit or synapse to follow instead of those that count most. @returns {Step} */
export function stepOf(step, moment, subject, target) {
  return { name: STEP_NAMES[step], ...[...FORWARD, ...BACKWARD][step](new Reader(moment, subject, target)) };
}
