// @ts-check
// The synapses that matter, with light that runs along them in the direction of flow.
import { traceCurve } from "./backdrop.js";
import { faded } from "./light.js";
import { travel } from "./rhythm.js";
import { eased, linear } from "./strength.js";

/** @typedef {import("./salience.js").Synapse} BrightSynapse */
/** @typedef {import("./rhythm.js").Beat} BeatOfSynapses */

/** Half the length of the band of light, as a share of the line. */
const BAND = 0.16;

/** @param {CanvasRenderingContext2D} pen @param {BrightSynapse[]} synapses @param {BeatOfSynapses} beat
 * @param {{palette: import("./theme.js").Palette, most: number, layers: number, visibility: number}} look `most` is the largest |w| of all. */
export function drawSynapses(pen, synapses, beat, { palette, most, layers, visibility }) {
  const backward = beat.phase === "backward";
  for (const synapse of synapses) {
    const { curve: c, weight, share } = synapse;
    const hue = backward ? palette.backward : weight < 0 ? palette.negative : palette.positive;
    const strength = visibility * (0.35 + 0.65 * share);
    const gradient = pen.createLinearGradient(c[0], c[1], c[6], c[7]);
    // Dim where it comes from, bright where it goes.
    const [tail, head] = backward ? [0.95, 0.3] : [0.3, 0.95];
    gradient.addColorStop(0, faded(hue, strength * tail));
    gradient.addColorStop(1, faded(hue, strength * head));
    const at = bandAt(synapse, beat, layers);
    if (at > 0 && at < 1) {
      const light = backward ? palette.backward : palette.forward;
      const place = backward ? 1 - at : at;
      /** @param {number} p */
      const under = (p) => faded(hue, strength * (tail + (head - tail) * p));
      for (const [offset, colour] of /** @type {[number, string][]} */ ([[-BAND, ""], [0, faded(light, 0.4 + 0.6 * strength)], [BAND, ""]])) {
        const p = place + offset;
        if (p > 0 && p < 1) gradient.addColorStop(p, colour || under(p));
      }
    }
    pen.strokeStyle = gradient;
    pen.lineWidth = 1 + 3.6 * linear(weight, most) * pulse(beat, at);
    pen.beginPath();
    traceCurve(pen, c);
    pen.stroke();
  }
}

/** How far the wave has come along a synapse; outside 0 to 1 it is not there. @param {BrightSynapse} synapse @param {BeatOfSynapses} beat @param {number} layers */
function bandAt({ layer }, beat, layers) {
  if (beat.still || (beat.phase !== "forward" && beat.phase !== "backward")) return -1;
  const [from, to] = travel(beat.phase, layer, layers);
  const t = (beat.progress - from) / (to - from);
  return t <= 0 || t >= 1 ? -1 : eased(t);
}

/** A line swells a little while light passes through it, and all of them when they change. @param {BeatOfSynapses} beat @param {number} at */
function pulse(beat, at) {
  if (beat.still) return 1;
  if (beat.phase === "update") return 1 + 0.35 * Math.sin(Math.PI * beat.progress);
  return at > 0 ? 1 + 0.3 * Math.sin(Math.PI * at) : 1;
}
