// @ts-check
// Which synapses matter: an eye can follow two dozen, not a thousand.
import { linear, mostOf } from "./strength.js";

/** @typedef {import("./geometry.js").Geometry} GeometryOfSalience */
/** @typedef {import("./geometry.js").Curve} CurveOfSalience */
/** @typedef {import("../run/moment.js").Moment} MomentOfSalience */
/** @typedef {import("./geometry.js").UnitPlace} Unit */
/** @typedef {{layer: number, input: number, output: number, at: number, weight: number, value: number, share: number, curve: CurveOfSalience}} Synapse
 *   `layer` from 1; `at` is its own number; `value` is w·x, δ·x or Δw; `share` its size beside the largest of its layer. */

/** Particles run back on synapses whose weight is larger than this. */
export const CARRYING = 0.2;

/** Every shown synapse with its value, the largest of each layer first. @param {MomentOfSalience} moment @param {GeometryOfSalience} geometry
 * @param {"forward"|"backward"|"update"} measure @returns {Synapse[][]} By layer. */
export function valued(moment, geometry, measure) {
  let before = 0;
  return moment.layers.map(({ x, z, weights }, l) => {
    const [from, to] = [geometry.layers[l], geometry.layers[l + 1]];
    const units = [from, to].map((place) => place.units.map(({ unit }) => unit).sort((a, b) => a - b));
    const ranked = moment.ranked.synapses(l, units[0], units[1], measure);
    const largest = mostOf(ranked.map(({ value }) => value));
    const first = before;
    before += weights.length;
    return ranked.map(({ input, output, value }) => {
      const at = output * x.length + input;
      const [source, target] = [from.byUnit.get(input), to.byUnit.get(output)];
      return {
        layer: l + 1,
        input,
        output,
        at: first + input * z.length + output,
        weight: weights[at],
        value,
        share: linear(value, largest),
        curve: geometry.curve(/** @type {Unit} */ (source).out, /** @type {Unit} */ (target).in),
      };
    });
  });
}

/** The largest of every layer: each has its share. @param {MomentOfSalience} moment @param {Synapse[][]} layers @returns {Synapse[]} */
export function brightest({ ranked }, layers) {
  const taken = ranked.bright(layers.map(({ length }) => length));
  return layers.flatMap((all, l) => all.slice(0, taken[l]));
}
