// @ts-check
// How a network's outputs are to be read: which class each stands for, and whether its ŷ is a probability.
import { brief, complement, percent } from "./numbers.js";

/** Above this a single output chooses class 1. */
const THRESHOLD = 0.5;

/** The class chosen: that of the largest ŷ, the first of equals; of a single ŷ, class 1 above a half. @param {ArrayLike<number>} predictions */
export function choiceOf(predictions) {
  if (predictions.length === 1) return predictions[0] > THRESHOLD ? 1 : 0;
  let best = 0;
  for (let k = 1; k < predictions.length; k++) if (predictions[k] > predictions[best]) best = k;
  return best;
}

export class Reading {
  /** @param {string} loss @param {string[]} classes */
  constructor(loss, classes) {
    this.loss = loss;
    this.classes = classes;
    /** Whether ŷ lies between 0 and 1 and may be written in percent. */
    this.isProbability = loss !== "identity-mean-squared-error";
  }

  /** @param {number} label */
  nameOf(label) { return this.classes[label] ?? `class ${label}`; }

  /** The class that an output stands for. @param {number} output @param {number} outputs */
  classOf(output, outputs) { return this.nameOf(outputs === 1 ? 1 : output); }

  /** @param {number} prediction */
  write(prediction) { return this.isProbability ? percent(prediction) : brief(prediction); }

  /** What speaks for a class: 73.2%, or the raw ŷ. @param {ArrayLike<number>} predictions @param {number} label */
  support(predictions, label) {
    const single = predictions.length === 1;
    const prediction = predictions[single ? 0 : label];
    if (!this.isProbability) return `ŷ = ${brief(prediction)}`;
    return single && label === 0 ? complement(prediction) : percent(prediction);
  }

  /** @param {{predictions: ArrayLike<number>, choice: number, sample: {label: number}}} moment */
  verdict({ predictions, choice, sample: { label } }) {
    const right = choice === label;
    const truth = right ? "and it is" : `but it is ${this.nameOf(label)}`;
    return { right, mark: right ? "✓" : "✗", sentence: `${right ? "right" : "wrong"}: it says ${this.nameOf(choice)} (${this.support(predictions, choice)}), ${truth}` };
  }
}
