// @ts-check
// Data of a person's own that are too large for a recipe to carry: the page holds them as long as it is open, by their digest.

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

/** How a recipe's samples look, where the page knows it. @param {any} data @returns {Shape|undefined} */
export function ownShapeOf({ packed, digest }) {
  return packed?.shape ?? ALL.get(digest)?.shape;
}
