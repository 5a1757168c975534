// @ts-check
// Which synapses matter: an eye can follow two dozen, not a thousand.

/** @typedef {import("./geometry.js").Geometry} GeometryOfSalience */
/** @typedef {import("./geometry.js").Curve} CurveOfSalience */
/** @typedef {import("../run/moment.js").Moment} MomentOfSalience */
/** @typedef {import("../run/network.js").Layer} LayerOfSalience */
/** @typedef {{layer: number, input: number, output: number, at: number, weight: number, value: number, share: number, curve: CurveOfSalience}} Synapse
 *   `layer` from 1; `at` is its place in θ; `value` is w·x, δ·x or Δw; `share` its size beside the largest of its layer. */

/** As many as the still picture shows. */
export const BRIGHTEST = 24;
/** Particles run back on synapses whose weight is larger than this. */
export const CARRYING = 0.2;

/** Every shown synapse with its value, the largest of each layer first. @param {MomentOfSalience} moment @param {GeometryOfSalience} geometry
 * @param {LayerOfSalience[]} layers @param {"forward"|"backward"|"update"} measure @returns {Synapse[][]} By layer. */
export function valued(moment, geometry, layers, measure) {
  return layers.map((layer, l) => {
    const from = geometry.layers[l];
    const to = geometry.layers[l + 1];
    const x = l === 0 ? moment.sample.x : moment.layers[l - 1].a;
    const { delta } = moment.layers[l];
    /** @type {Synapse[]} */
    const all = [];
    let largest = 0;
    for (const target of to.units) {
      for (const source of from.units) {
        const at = layer.weightsAt + source.unit * layer.outputs + target.unit;
        const weight = moment.weights[at];
        const value =
          measure === "forward"
            ? weight * x[source.unit]
            : measure === "backward"
              ? (delta?.[target.unit] ?? 0) * x[source.unit]
              : (moment.change?.[at] ?? 0);
        if (value === 0 || !Number.isFinite(value)) continue;
        largest = Math.max(largest, Math.abs(value));
        all.push({
          layer: l + 1,
          input: source.unit,
          output: target.unit,
          at,
          weight,
          value,
          share: 0,
          curve: geometry.curve(source.out, target.in),
        });
      }
    }
    for (const synapse of all) synapse.share = Math.abs(synapse.value) / largest;
    all.sort(
      (a, b) =>
        b.share - a.share || Math.abs(b.weight) - Math.abs(a.weight) || a.output - b.output || a.input - b.input,
    );
    return measure === "forward" ? all : inTurns(all);
  });
}

/** The largest of every layer, the layers taking turns from the last. @param {Synapse[][]} layers @param {number} count @returns {Synapse[]} */
export function brightest(layers, count) {
  const take = layers.map(() => 0);
  for (let left = count; left > 0;) {
    const before = left;
    for (let l = layers.length - 1; l >= 0 && left > 0; l--) {
      if (take[l] >= layers[l].length) continue;
      take[l]++;
      left--;
    }
    if (left === before) break;
  }
  return layers.flatMap((all, l) => all.slice(0, take[l]));
}

/** Binary pixels make all of a unit's gradients equal: the units take turns, or one of them would hold every place. @param {Synapse[]} sorted */
function inTurns(sorted) {
  /** @type {Map<number, number>} */
  const taken = new Map();
  const turns = sorted.map((synapse) => {
    const turn = taken.get(synapse.output) ?? 0;
    taken.set(synapse.output, turn + 1);
    return { synapse, turn };
  });
  return turns.sort((a, b) => a.turn - b.turn).map(({ synapse }) => synapse);
}
