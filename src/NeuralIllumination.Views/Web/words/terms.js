// @ts-check
// The words of all that can be chosen: C#'s own table of kinds, which it writes into the script that it hands over.

/** @typedef {"forward"|"loss"|"backward"|"update"} PhaseTerm */
/** @typedef {"softmax-cross-entropy"|"sigmoid-binary-cross-entropy"|"identity-mean-squared-error"} LossTerm */
/** @typedef {{number: number, name: string}} Kind Its number in the module, and what it is called. */
/** @typedef {Kind & {formula: string, slope: string, plugged: string, pluggedBelow?: string, below?: "dark"|"dim", silent?: string}} ActivationKind
 *   `plugged` is the formula with a place for {z} or {−z}; `below` says what a unit under a kink at 0 is; `silent` what a unit is that learns nothing. */
/** @typedef {Kind & {formula: string, output: string, outputTitle: string, outputFormula: string, title: string, isProbability: boolean}} LossKind */
/** @typedef {Kind & {formula: string, title: string, moments: number, asks: NumberName[], plugged?: string, whole: string}} OptimizerKind
 *   `asks` are the numbers that it wants besides η. */
/** @typedef {Kind & {name: string, width: number, height: number, classes: string[], inputs?: string[], train: number, test: number, most?: number, distinct?: number, noise?: NumberRange, isRegression?: true}} GeneratorKind
 *   `inputs` are the names of a sample's values, where they have any; `train` and `test` are how many samples it has where no other number is asked for, `most` how many there are of both,
 *   `distinct` how many of either where they are always the same; `noise` is its own. */
/** @typedef {"momentum"|"beta1"|"beta2"} NumberName */
/** @typedef {{least: number, most: number, hasLeast: boolean, hasMost: boolean, otherwise: number, written: string}} NumberRange */
/** @typedef {{
 *   phase: Record<PhaseTerm, {number: number}>, activation: Record<string, ActivationKind>, initialization: Record<string, Kind>,
 *   loss: Record<LossTerm, LossKind>, optimizer: Record<string, OptimizerKind>, generator: Record<string, GeneratorKind>, feature: Record<string, Kind>, scaling: Record<string, Kind>,
 *   steps: {name: string, formula: string, otherwise?: string}[], ranges: Record<NumberName|"learningRate"|"l2", NumberRange>,
 *   usualSeed: number, mostEpochs: number, mostGenerated: number, mostParameters: number, mostClasses: number, engine: number
 * }} KindTable By kind, then by term; and what all recipes keep to. `engine` is the one whose recipes this page understands. */

/** Everything by its term. */
export const KINDS = /** @type {KindTable} */ (/** @type {unknown} */ ("the table of kinds"));

/** The phases of a batch, in order. */
export const PHASES = /** @type {PhaseTerm[]} */ (Object.keys(KINDS.phase));

/** @typedef {"phase"|"activation"|"initialization"|"loss"|"optimizer"|"generator"|"feature"|"scaling"} KindName */

/** @param {KindName} kind @returns {string[]} */
export function termsOf(kind) {
  return Object.keys(KINDS[kind]);
}

/** What the module calls a term. @param {KindName} kind @param {string} term @returns {number} */
export function numberOf(kind, term) {
  const known = /** @type {Record<string, {number: number}>} */ (KINDS[kind]);
  if (!Object.hasOwn(known, term)) throw new Error(`expected one of ${termsOf(kind).join(", ")}; got "${term}"`);
  return known[term].number;
}
