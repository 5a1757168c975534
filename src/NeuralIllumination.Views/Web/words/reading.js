// @ts-check
// How a network's outputs are to be read, as C#'s Reading reads them: which class each stands for, which one is chosen, how ŷ is written.
import { brief, complement, full, percent } from "./numbers.js";
import { KINDS } from "./terms.js";

/** @typedef {import("./terms.js").LossTerm} LossOfReading */

/** @typedef {{predictions: ArrayLike<number>, complement: number|null, choice: number}} Said ŷ by output, of a single one what it leaves of 1, and the
 *   class that the engine finds chosen. */

export class Reading {
  /** @param {string[]} classes The classes' names, by label. @param {LossOfReading} loss The loss, with its output function. */
  constructor(classes, loss) {
    this.classes = classes;
    this.loss = loss;
    /** Whether ŷ lies between 0 and 1 and may be written in percent. */
    this.isProbability = KINDS.loss[loss].isProbability;
    /** What a dial or a bar covers; targets are 0 and 1. @type {[number, number]} */
    this.scale = this.isProbability ? [0, 1] : [-0.5, 1.5];
  }

  /** @param {number} label @returns {string} */
  nameOf(label) {
    return this.classes[label] ?? `class ${label}`;
  }

  /** How many classes the outputs tell apart; a single one decides between two. @param {ArrayLike<number>} predictions @returns {number} */
  classCount(predictions) {
    return predictions.length === 1 ? 2 : predictions.length;
  }

  /** The class that an output stands for. @param {number} output @param {number} outputs */
  classOf(output, outputs) {
    return this.nameOf(outputs === 1 ? 1 : output);
  }

  /** An output's ŷ. @param {number} prediction */
  writeOutput(prediction) {
    return this.isProbability ? percent(prediction) : brief(prediction);
  }

  /** What speaks for a class: its ŷ; of a single probability, for class 0, what it leaves of 1. A single raw ŷ says nothing for class 0: null.
   * @param {Said} said @param {number} label @returns {number|null} */
  support({ predictions, complement }, label) {
    if (predictions.length > 1 || label === 1) return predictions[predictions.length > 1 ? label : 0];
    return this.isProbability ? complement : null;
  }

  /** The same, written: `87.2%`, or the raw `0.8721`. @param {ArrayLike<number>} predictions @param {number} label @returns {string} */
  write(predictions, label) {
    if (predictions.length > 1 || label === 1) return this.writeOutput(predictions[predictions.length > 1 ? label : 0]);
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

  /** @param {{predictions: ArrayLike<number>, choice: number, sample: {label: number}}} moment */
  verdict({ predictions, choice, sample: { label } }) {
    const right = choice === label;
    const truth = right ? "and it is" : `but it is ${this.nameOf(label)}`;
    return {
      right,
      mark: right ? "✓" : "✗",
      sentence: `${right ? "right" : "wrong"}: it says ${this.says(predictions, choice)}, ${truth}`,
    };
  }
}
