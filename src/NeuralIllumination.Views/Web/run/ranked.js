// @ts-check
// What counts most at a moment, in the engine's order, and its sums, written with the engine's last digit so that they close.
import { full, inUnits } from "../words/numbers.js";

/** @typedef {import("./run.js").Run} RunRanked */
/** @typedef {"forward"|"backward"|"update"} Measure By w · x, by δ · x, by what the update adds. */
/** @typedef {{i: number, value: number, written: string}} Term */
/** @typedef {{terms: Term[], others: number, exact: number, rest: string|null, last: string, result: string}} Sum The terms that are written, the
 *   largest first; how many are not, and their sum; what they and rounding leave to the result, null for nothing; the term that is always written. */

const MEASURES = ["forward", "backward", "update"];
/** The engine's parts of a moment: of each layer, then of the whole. */
export const PARTS = {
  Weights: 0,
  Gradients: 1,
  Changes: 2,
  Inputs: 3,
  Z: 4,
  A: 5,
  Deltas: 6,
  Targets: 7,
  Predictions: 8,
  Norms: 9,
};
/** How many of them every layer has. */
const LAYERED = PARTS.Targets;

/** @param {keyof typeof PARTS} part @param {number} layer @param {number} layers */
export function placeOf(part, layer, layers) {
  const number = PARTS[part];
  return number < LAYERED ? number * layers + layer : LAYERED * layers + number - LAYERED;
}

/** Reads the moment that was taken last. Layers count from 0, units of a layer's sums too. */
export class Ranked {
  // Private, so that a moment written out as text is its numbers alone.
  #engine;
  #network;
  #moment;
  #ranking;
  #sum;
  #units;
  #counts;
  #numbers;
  #softmax;

  /** @param {RunRanked} run @param {number} moment */
  constructor({ engine, network }, moment) {
    this.#engine = engine;
    this.#network = network;
    this.#moment = moment;
    this.#ranking = engine.call("NewRanking");
    this.#sum = engine.call("NewClosedSum");
    const { layers, sizes } = network;
    // Room for the units of two layers that are shown, and for numbers a layer.
    this.#units = [0, 1].map(() => engine.call("NewInts", Math.max(...sizes)));
    this.#counts = [0, 1].map(() => engine.call("NewInts", layers.length));
    this.#numbers = engine.call("NewDoubles", 5);
    this.#softmax = engine.call("NewDoubles", 2 * layers[layers.length - 1].outputs + 2);
  }

  /** The synapses between shown units, the largest first. @param {number} layer @param {number[]} from @param {number[]} to @param {Measure} measure
   * @returns {{input: number, output: number, value: number}[]} */
  synapses(layer, from, to, measure) {
    const { order, values } = this.#synapses(layer, from, to, measure);
    return order.map((place) => ({
      input: from[place % from.length],
      output: to[Math.floor(place / from.length)],
      value: values[place],
    }));
  }

  /** What one synapse carries. @param {number} layer @param {number} unit @param {number} input @param {Measure} measure @returns {number} */
  carried(layer, unit, input, measure) {
    return this.#synapses(layer, [input], [unit], measure).values[0];
  }

  /** How many of each layer's synapses are bright. @param {number[]} counts How many there are. @returns {number[]} */
  bright(counts) {
    const engine = this.#engine;
    const [ranked, taken] = this.#counts;
    engine.ints(ranked).set(counts);
    engine.call("ShareBrightest", ranked, taken);
    return [...engine.ints(taken)];
  }

  /** The units that matter most. @param {number} layer 0 the input, else the layer's number from 1. @param {number} count @returns {number[]} */
  strongest(layer, count) {
    this.#engine.call("RankUnits", this.#ranking, this.#moment, layer);
    return this.#result().order.slice(0, count);
  }

  /** Where the largest of a list's numbers stands, by size. @param {"Deltas"|"Gradients"} part @param {number} layer @param {number} count Of its
   * first so many. @returns {number} */
  largest(part, layer, count) {
    return this.#engine.call("LargestOf", this.#part(part, layer), count);
  }

  /** How many of a list's numbers are not 0. @param {"Inputs"|"A"} part @param {number} layer @returns {number} */
  nonZero(part, layer) {
    return this.#engine.call("NonZero", this.#part(part, layer));
  }

  /** z of a unit. @param {number} layer @param {number} unit @param {number} most Terms to be written. @param {number} [pointed] One that is
   * written in any case. @returns {Sum} */
  sum(layer, unit, most, pointed) {
    const engine = this.#engine;
    const { inputs, outputs } = this.#network.layers[layer];
    engine.call("RankTerms", this.#ranking, this.#moment, layer, unit);
    const bias = engine.doubles(this.#part("Weights", layer))[inputs * outputs + unit];
    return this.#closed(most, pointed, engine.doubles(this.#part("Z", layer))[unit], bias);
  }

  /** Σ W δ of a hidden unit. @param {number} layer @param {number} unit @param {number} most @param {number} [pointed] @returns {Sum} */
  back(layer, unit, most, pointed) {
    this.#engine.call("RankBackTerms", this.#ranking, this.#moment, layer, unit);
    return this.#closed(most, pointed, this.blame(layer, unit), 0);
  }

  /** @param {number} layer @param {number} unit @returns {number} */
  blame(layer, unit) {
    return this.#engine.call("BlameOf", this.#moment, layer, unit);
  }

  /** A short sum. @param {number[]} values At most 4. @param {number} result @param {number} [finest] Decimals to write at least.
   * @returns {{written: string[], rest: string|null, result: string}} */
  sumOf(values, result, finest) {
    const engine = this.#engine;
    engine.doubles(this.#numbers).set(values);
    engine.call("RankNumbers", this.#ranking, this.#numbers, values.length);
    const sum = this.#closed(values.length, undefined, result, 0, finest);
    return { written: values.map((_, at) => writtenAt(sum, at)), rest: sum.rest, result: sum.result };
  }

  /** How one number less another is written, and what it gives. @param {number} value @param {number} less @param {number} result
   * @returns {{written: string, rest: string|null, result: string}} */
  difference(value, less, result) {
    this.#engine.call("RankDifference", this.#ranking, value, less);
    const sum = this.#closed(2, undefined, result, 0);
    return { written: writtenAt(sum, 0), rest: sum.rest, result: sum.result };
  }

  /** What a share leaves of 1. @param {number} share @returns {number} */
  complement(share) {
    this.#engine.call("RankDifference", this.#ranking, 1, share);
    return this.#engine.call("RankRest", this.#ranking, 0);
  }

  /** The smallest and the largest of the weights that lead into a unit. @param {number} layer @param {number} unit @returns {[number, number]} */
  range(layer, unit) {
    const engine = this.#engine;
    const { inputs } = this.#network.layers[layer];
    engine.call("Describe", this.#part("Weights", layer), unit * inputs, (unit + 1) * inputs, this.#numbers);
    const [, , smallest, largest] = engine.doubles(this.#numbers);
    return [smallest, largest];
  }

  /** What a weight's gradient is made of: Σ δ x over the batch, what this sample adds, Σ / B, λ w.
   * @param {number} layer @param {number} unit @param {number} input @returns {number[]} */
  gradient(layer, unit, input) {
    const engine = this.#engine;
    engine.call("ReadGradient", this.#moment, layer, unit, input, this.#numbers);
    return [...engine.doubles(this.#numbers)];
  }

  /** ‖∂L/∂w‖ over the weights that lead into a unit. @param {number} layer @param {number} unit @returns {number} */
  gradientNorm(layer, unit) {
    const { inputs } = this.#network.layers[layer];
    return this.#engine.call("NormOf", this.#part("Gradients", layer), unit * inputs, (unit + 1) * inputs);
  }

  /** A weight after the batch's update. @param {number} layer @param {number} unit @param {number} input @returns {number} */
  after(layer, unit, input) {
    return this.#engine.call("WeightAfter", this.#moment, layer, unit, input);
  }

  /** How many parameters the batch's update moves, and how far the one that it moves farthest. @returns {[number, number]} */
  moved() {
    return [this.#engine.call("CountMoved", this.#moment), this.#engine.call("LargestChange", this.#moment)];
  }

  /** z − m of each output, e^(z − m) of each, m, Σ e^(z − m). @returns {Float64Array} */
  softmax() {
    const engine = this.#engine;
    engine.call("ReadSoftmax", this.#part("Z", this.#network.layers.length - 1), this.#softmax);
    return engine.doubles(this.#softmax);
  }

  /** @param {keyof typeof PARTS} part @param {number} layer */
  #part(part, layer) {
    return this.#engine.call("MomentPart", this.#moment, placeOf(part, layer, this.#network.layers.length));
  }

  /** @param {number} layer @param {number[]} from @param {number[]} to @param {Measure} measure */
  #synapses(layer, from, to, measure) {
    const engine = this.#engine;
    [from, to].forEach((units, i) => engine.ints(this.#units[i]).set(units));
    engine.call(
      "RankSynapses",
      this.#ranking,
      this.#moment,
      layer,
      this.#units[0],
      from.length,
      this.#units[1],
      to.length,
      MEASURES.indexOf(measure),
    );
    return this.#result();
  }

  #result() {
    const [engine, ranking] = [this.#engine, this.#ranking];
    const count = engine.call("RankCount", ranking);
    const values = engine.doubles(engine.call("RankValues", ranking));
    return { order: Array.from(engine.ints(engine.call("RankOrder", ranking)).subarray(0, count)), values };
  }

  /** Writes what has been ranked. @param {number} most @param {number|undefined} pointed @param {number} result @param {number} last @param {number} [finest]
   * @returns {Sum} */
  #closed(most, pointed, result, last, finest = 4) {
    const [engine, sum] = [this.#engine, this.#sum];
    if (pointed !== undefined) engine.call("BringRank", this.#ranking, pointed, most - 1);
    const { order, values } = this.#result();
    const shown = order.slice(0, most);
    const others = order.length - shown.length;
    const decimals = engine.call("CloseSum", sum, this.#ranking, order.length, shown.length, result, last, finest);
    const rest = engine.call("SumRest", sum);
    /** @param {number} value */
    const write = (value) =>
      Number.isFinite(value) ? inUnits(engine.call("SumUnits", sum, value), decimals) : full(value);
    return {
      terms: shown.map((i) => ({ i, value: values[i], written: write(values[i]) })),
      others,
      exact: engine.call("RankRest", this.#ranking, shown.length),
      rest: rest === 0 && others === 0 ? null : inUnits(rest, decimals),
      last: write(last),
      result: write(result),
    };
  }
}

/** A short sum's term, as it is written. @param {Sum} sum @param {number} at @returns {string} */
function writtenAt({ terms }, at) {
  return terms.find(({ i }) => i === at)?.written ?? "";
}
