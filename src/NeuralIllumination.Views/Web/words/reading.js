// @ts-check
// How a network's outputs are to be read, as C#'s Reading reads them: which class each stands for, which one is chosen, how ŷ is written.
import { brief, complement, full, percent } from "./numbers.js";
import { KINDS } from "./terms.js";

/** @typedef {import("./terms.js").LossTerm} LossOfReading */

/** Above this a single output chooses class 1. */
const SINGLE_THRESHOLD = 0.5;

export class Reading {
  /** @param {string[]} classes The classes' names, by label. @param {LossOfReading} loss The loss, with its output function. */
  constructor(classes, loss) {
    this.classes = classes;
    this.loss = loss;
    /** Whether ŷ lies between 0 and 1 and may be written in percent. */
    this.isProbability = KINDS.loss[loss].isProbability;
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
   * @param {ArrayLike<number>} predictions @param {number} label @returns {number|null} */
  support(predictions, label) {
    if (predictions.length > 1) return predictions[label];
    if (label === 1) return predictions[0];
    return this.isProbability ? 1 - predictions[0] : null;
  }

  /** The same, written: `87.2%`, or the raw `0.8721`. @param {ArrayLike<number>} predictions @param {number} label @returns {string} */
  write(predictions, label) {
    const support = this.support(predictions, label);
    if (support === null) return "–";
    if (!this.isProbability) return brief(support);
    return predictions.length === 1 && label === 0 ? complement(predictions[0]) : percent(support);
  }

  /** The same with every digit. @param {ArrayLike<number>} predictions @param {number} label @returns {string} */
  exact(predictions, label) {
    const support = this.support(predictions, label);
    if (support !== null) return `ŷ = ${full(support)}`;
    return `${this.nameOf(1)} at ${full(predictions[0])}, ${predictions[0] > SINGLE_THRESHOLD ? "above" : "not above"} a half`;
  }

  /** What is chosen and how sure it is, in a sentence's words: `circle 87.2%`, or `circle, ŷ = 0.8721`.
   * @param {ArrayLike<number>} predictions @param {number} chosen The class that the engine finds chosen. @returns {string} */
  says(predictions, chosen) {
    const written = this.write(predictions, this.support(predictions, chosen) === null ? 1 : chosen);
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
