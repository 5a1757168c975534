// @ts-check
// How a network's outputs are to be read, as C#'s Reading reads them: which class each stands for, which one is chosen, how ŷ is written.
import { brief, complement, full, percent } from "./numbers.js";
import { KINDS } from "./terms.js";

/** @typedef {import("./terms.js").LossTerm} LossOfReading */

/** @typedef {{predictions: ArrayLike<number>, complement: number|null, choice: number}} Said ŷ by output, of a single one what it leaves of 1, and the
 *   class that the engine finds chosen. */

export class Reading {
  /** @param {string[]} classes The classes' names, by label; of regression the quantities'. @param {LossOfReading} loss The loss, with its output
   * function. @param {boolean} [isRegression] Whether outputs are quantities, none of them chosen. @param {number} [span] How far these reach to both
   * sides of 0. */
  constructor(classes, loss, isRegression = false, span = 1) {
    this.classes = classes;
    this.loss = loss;
    this.isRegression = isRegression;
    /** Whether ŷ lies between 0 and 1 and may be written in percent. */
    this.isProbability = KINDS.loss[loss].isProbability;
    /** What a dial or a bar covers; targets of classes are 0 and 1. @type {[number, number]} */
    this.scale = isRegression ? [-span, span] : this.isProbability ? [0, 1] : [-0.5, 1.5];
  }

  /** @param {number} label @returns {string} */
  nameOf(label) {
    return this.classes[label] ?? `class ${label}`;
  }

  /** How many classes the outputs tell apart; a single one decides between two. @param {ArrayLike<number>} predictions @returns {number} */
  classCount(predictions) {
    return this.isSingle(predictions.length) ? 2 : predictions.length;
  }

  /** Whether one output decides between two classes. @param {number} outputs */
  isSingle(outputs) {
    return outputs === 1 && !this.isRegression;
  }

  /** What stands at the head of a column of outputs' names. */
  get kind() {
    return this.isRegression ? "quantity" : "class";
  }

  /** The class that an output stands for. @param {number} output @param {number} outputs */
  classOf(output, outputs) {
    return this.nameOf(this.isSingle(outputs) ? 1 : output);
  }

  /** An output's ŷ. @param {number} prediction */
  writeOutput(prediction) {
    return this.isProbability ? percent(prediction) : brief(prediction);
  }

  /** What speaks for a class: its ŷ; of a single probability, for class 0, what it leaves of 1. A single raw ŷ says nothing for class 0: null.
   * @param {Said} said @param {number} label @returns {number|null} */
  support({ predictions, complement }, label) {
    if (!this.isSingle(predictions.length)) return predictions[label];
    if (label === 1) return predictions[0];
    return this.isProbability ? complement : null;
  }

  /** The same, written: `87.2%`, or the raw `0.8721`. @param {ArrayLike<number>} predictions @param {number} label @returns {string} */
  write(predictions, label) {
    if (!this.isSingle(predictions.length)) return this.writeOutput(predictions[label]);
    if (label === 1) return this.writeOutput(predictions[0]);
    return this.isProbability ? complement(predictions[0]) : "–";
  }

  /** The same with every digit. @param {Said} said @param {number} label @returns {string} */
  exact(said, label) {
    const support = this.support(said, label);
    if (support !== null) return `ŷ = ${full(support)}`;
    const { predictions, choice } = said;
    return `${this.nameOf(1)} at ${full(predictions[0])}, ${choice === 1 ? "above" : "not above"} a half`;
  }

  /** What is chosen and how sure it is, in a sentence's words: `circle 87.2%`, or `circle, ŷ = 0.8721`.
   * @param {ArrayLike<number>} predictions @param {number} chosen The class that the engine finds chosen. @returns {string} */
  says(predictions, chosen) {
    const isSilent = predictions.length === 1 && !this.isProbability;
    const written = this.write(predictions, isSilent ? 1 : chosen);
    return this.nameOf(chosen) + (this.isProbability ? ` ${written}` : `, ŷ = ${written}`);
  }

  /** Quantities one after the other: `y = 0.4213`. @param {ArrayLike<number>} values */
  listed(values) {
    const written = Array.from(values, (value, k) => `${this.nameOf(k)} = ${brief(value)}`);
    if (written.length > 4) return `${written.slice(0, 3).join(", ")} and ${written.length - 3} more`;
    return written.length < 2 ? written.join("") : `${written.slice(0, -1).join(", ")} and ${written.at(-1)}`;
  }

  /** @param {{predictions: ArrayLike<number>, targets: ArrayLike<number>, choice: number, sample: {label: number}}} moment */
  verdict({ predictions, targets, choice, sample: { label } }) {
    if (this.isRegression) {
      const truth = targets.length > 1 ? this.listed(targets) : brief(targets[0]);
      return { right: true, mark: "", sentence: `it says ${this.listed(predictions)}, it is ${truth}` };
    }
    const right = choice === label;
    const truth = right ? "and it is" : `but it is ${this.nameOf(label)}`;
    return {
      right,
      mark: right ? "✓" : "✗",
      sentence: `${right ? "right" : "wrong"}: it says ${this.says(predictions, choice)}, ${truth}`,
    };
  }
}
