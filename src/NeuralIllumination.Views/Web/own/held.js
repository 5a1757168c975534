// @ts-check
// Data of a person's own that are too large for a recipe to carry: the page holds them as long as it is open, by their digest.

import { KINDS } from "../words/terms.js";

/** @typedef {{values: Float64Array, labels: number[], targets: Float64Array, shape: Shape}} Held */
/** @typedef {{width: number, height: number, classes: string[], isRegression?: boolean, inputs?: string[]}} Shape */

/** @type {Map<string, Held>} */
const ALL = new Map();

/** @param {string} digest @param {Held} data */
export function hold(digest, data) {
  ALL.set(digest, data);
}

/** @param {string} digest @returns {Held|undefined} */
export function heldOf(digest) {
  return ALL.get(digest);
}

/** How a recipe's samples look, and what their classes and inputs are called, where the page knows it: of data that a generator draws, of those that
 * the recipe carries, of those that the page holds. @param {any} data @returns {Shape|undefined} */
export function shapeOf({ generator, packed, digest }) {
  return generator == null ? (packed?.shape ?? ALL.get(digest)?.shape) : KINDS.generator[generator];
}
