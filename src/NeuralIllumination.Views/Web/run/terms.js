// @ts-check
// The words of a recipe, as the module numbers them.

/** The terms of a recipe, at the places that C# and the module know them by. */
export const TERMS = {
  phase: ["forward", "loss", "backward", "update"],
  activation: ["identity", "relu", "tanh", "sigmoid", "leaky-relu"],
  initialization: ["he", "he-uniform", "glorot", "glorot-uniform", "zero"],
  loss: ["softmax-cross-entropy", "sigmoid-binary-cross-entropy", "identity-mean-squared-error"],
  optimizer: ["sgd", "momentum", "adam"],
};

/** @param {keyof typeof TERMS} kind @param {string} term @returns {number} */
export function numberOf(kind, term) {
  const at = TERMS[kind].indexOf(term);
  if (at < 0) throw new Error(`expected one of ${TERMS[kind].join(", ")}; got "${term}"`);
  return at;
}
