// @ts-check
// What the twelve steps read out of a moment: which units and weights they tell of, and how a sum is written.
import { added, count } from "../words/numbers.js";

/** @typedef {import("../run/moment.js").Moment} MomentOfMath */
/** @typedef {import("../stage/scene.js").Target} TargetOfMath */
/** @typedef {import("../run/run.js").Run["network"]["layers"][number]} LayerOfMath */
/** @typedef {string|{text: string, target: TargetOfMath, title?: string}} Piece */
/** @typedef {{layers: LayerOfMath[], recipe: any, reading: import("../words/reading.js").Reading,
 *   slope: (z: number, a: number) => number}} Subject `slope` is the hidden layers' f′(z). */
/** @typedef {import("../run/ranked.js").Sum} SumOfMath */
/** @typedef {(reader: Reader) => {name?: string, formula: string, lines: Piece[][]}} Maker A step has its own name where its kind gives it one. */

/** Terms of a sum that are written out. */
export const WRITTEN = 5;
export const NO_HIDDEN = [["This network has no hidden layer."]];

export class Reader {
  /** @param {MomentOfMath} moment @param {Subject} subject @param {TargetOfMath|null} target */
  constructor(moment, subject, target) {
    this.moment = moment;
    this.subject = subject;
    this.target = target;
    /** The output layer. */
    this.last = subject.layers.length;
  }

  /** The numbers of the hidden layers. */
  get hidden() {
    return this.subject.layers.slice(0, -1).map((_, l) => l + 1);
  }

  /** The unit of a hidden layer that is followed: the one pointed at, or the one that counts most, by what it adds to what follows or by its blame.
   * @param {number} layer @param {boolean} [isBlamed] */
  followed(layer, isBlamed = false) {
    const { target, moment } = this;
    if (target?.layer === layer) return target.unit;
    return isBlamed
      ? moment.ranked.largest("Deltas", layer - 1, moment.layers[layer - 1].a.length)
      : moment.ranked.strongest(layer, 1)[0];
  }

  /** Outputs that are written: the true class's and the likeliest other, or the one pointed at. */
  get outputs() {
    const { target, moment, last } = this;
    const written = moment.ranked.strongest(last, 2);
    if (target?.layer === last && !written.includes(target.unit)) written[1] = target.unit;
    return written.sort((a, b) => a - b);
  }

  /** The weight of each layer whose gradient is largest, or the one pointed at. @returns {TargetOfMath[]} */
  get heaviest() {
    const { target, moment } = this;
    return this.subject.layers
      .map(({ inputs, outputs }, l) => {
        if (target?.input !== undefined && target.layer === l + 1) return target;
        const at = moment.ranked.largest("Gradients", l, inputs * outputs);
        return { layer: l + 1, unit: Math.floor(at / inputs), input: at % inputs };
      })
      .reverse();
  }

  /** @param {number} layer @param {number} unit @param {string} text @returns {Piece} */
  unit(layer, unit, text) {
    return { text, target: { layer, unit } };
  }

  /** @param {SumOfMath} sum @param {(i: number) => {target: TargetOfMath, title: string}} named @returns {Piece[]} */
  terms({ terms, others, rest }, named) {
    if (terms.length === 0) return ["0"];
    const pieces = terms.flatMap(({ i, written }, n) => {
      const sign = added(written).slice(0, 3);
      return n === 0
        ? [{ text: written, ...named(i) }]
        : [sign, { text: added(written).slice(sign.length), ...named(i) }];
    });
    if (rest === null) return pieces;
    return [...pieces, `${added(rest)} (${others > 0 ? count(others, "other") : "rounding"})`];
  }
}
