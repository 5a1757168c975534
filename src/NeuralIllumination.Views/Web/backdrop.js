// @ts-check
// What does not move, drawn once a moment: the quiet synapses behind the light.
import { faded } from "./light.js";
import { linear, mostOf } from "./strength.js";

/** @typedef {import("./salience.js").Synapse} SynapseBehind */

/** Quiet synapses shown at full visibility, unless all are asked for. */
const QUIET = 220;

/** A sample of synapses: the heaviest, then others in even steps. @param {SynapseBehind[][]} layers @param {number} visibility @param {boolean} all */
export function sampled(layers, visibility, all) {
  const every = layers.flat();
  if (all) return every;
  const count = Math.round(QUIET * visibility);
  const sorted = every.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  if (sorted.length <= count) return sorted;
  const heaviest = Math.floor(count / 2);
  const step = (sorted.length - heaviest) / (count - heaviest);
  return sorted.filter((_, i) => i < heaviest || Math.floor((i - heaviest) / step) !== Math.floor((i - heaviest - 1) / step));
}

/** Thickness is |w|, hue its sign; while blame runs back, weights lose their colour. @param {CanvasRenderingContext2D} context @param {SynapseBehind[]} synapses
 * @param {import("./theme.js").Palette} palette @param {{backward: boolean, visibility: number, all: boolean}} options */
export function drawQuiet(context, synapses, palette, { backward, visibility, all }) {
  const most = mostOf(synapses.map((synapse) => synapse.weight));
  // More lines, each fainter: together they give no more light.
  const light = (all ? Math.min(1, (1.6 * QUIET) / Math.max(1, synapses.length)) : 1) * visibility;
  for (const { weight, curve } of synapses) {
    const size = linear(weight, most);
    const hue = backward ? palette.muted : weight < 0 ? palette.negative : palette.positive;
    context.strokeStyle = faded(hue, light * (0.1 + 0.3 * size));
    context.lineWidth = 0.4 + 1.8 * size;
    context.beginPath();
    traceCurve(context, curve);
    context.stroke();
  }
}

/** @param {CanvasRenderingContext2D|Path2D} path @param {import("./geometry.js").Curve} c */
export function traceCurve(path, c) {
  path.moveTo(c[0], c[1]);
  path.bezierCurveTo(c[2], c[3], c[4], c[5], c[6], c[7]);
}
