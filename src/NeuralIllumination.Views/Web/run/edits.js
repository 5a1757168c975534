// @ts-check
// What a hand makes of a recipe: the same run from epoch 0 with something else in it, and always one that can be run.
import { KINDS } from "../words/terms.js";
import { shapeOf } from "../own/held.js";
import { addedOf } from "./data.js";
import { isPlane, numbersKept } from "./recipe.js";
import { recipeAnew } from "./restart.js";

/** @typedef {{own?: any, generator?: string, dataSeed?: number, noise?: number, features?: string[], train?: number, test?: number, hidden?: number[], activation?: string,
 *   initialization?: string, loss?: import("../words/terms.js").LossTerm, optimizer?: string}} Edit `own` are a recipe's data of a person's own, `hidden` are the hidden layers' units; what is not
 *   named stays as it is. */

/** The recipe with something else in it, at epoch 0. What the other parts cannot be with it, they are no longer: a batch larger than the data, an output
 * too few or too many, weights that were given for another network.
 * @param {import("./run.js").Run} run @param {Edit} edit @returns {any} */
export function edited(run, edit) {
  const recipe = recipeAnew(run, null);
  const data = dataOf(recipe.data, edit);
  const network = networkOf(recipe.network, data, edit, recipe.training.shuffleSeed);
  return { ...recipe, data, network, training: trainingOf(recipe.training, data, edit) };
}

/** @param {any} data @param {Edit} edit */
function dataOf(data, { own, generator, dataSeed, noise, features, train, test }) {
  if (own !== undefined) {
    const shape = shapeOf(own);
    return shape && isPlane(shape) && data.features ? { ...own, features: data.features } : own;
  }
  if (generator !== undefined && generator !== data.generator) {
    const kind = KINDS.generator[generator];
    const drawn = { generator, seed: data.seed ?? KINDS.usualSeed, train: kind.train, test: kind.test };
    // Other points of the plane keep what was added to the last ones.
    return isPlane(kind) && data.features ? { ...drawn, features: data.features } : drawn;
  }
  const most = data.generator == null ? Infinity : (KINDS.generator[data.generator].most ?? Infinity);
  const counts = {
    // Of a fixed number, what one part takes the other gives.
    train: train ?? Math.min(data.train, most - (test ?? 0)),
    test: test ?? Math.min(data.test, most - (train ?? 0)),
  };
  return {
    ...data,
    ...counts,
    ...(dataSeed === undefined ? {} : { seed: dataSeed }),
    ...(noise === undefined ? {} : { noise }),
    ...(features === undefined ? {} : { features: features.length > 0 ? features : undefined }),
  };
}

/** @param {any} network @param {any} data @param {Edit} edit @param {number} otherwise The seed of a start that had none. */
function networkOf(network, data, edit, otherwise) {
  const { layers, parameters, seed } = network;
  const shape = shapeOf(data);
  // Quantities are predicted with one loss alone.
  const loss = shape?.isRegression ? "identity-mean-squared-error" : (edit.loss ?? network.loss);
  const initialization = edit.initialization ?? network.initialization;
  const inputs = shape ? shape.width * shape.height + addedOf(data).length : layers[0];
  const classes = shape?.classes.length ?? layers.at(-1);
  const isSingle = layers.at(-1) === 1 && classes === 2 && loss !== "softmax-cross-entropy";
  const sizes = [inputs, ...(edit.hidden ?? layers.slice(1, -1)), isSingle ? 1 : classes];
  const isSame = sizes.join() === layers.join() && initialization === network.initialization;
  return {
    ...network,
    layers: sizes,
    activation: edit.activation ?? network.activation,
    initialization,
    loss,
    seed: seed ?? (isSame ? undefined : otherwise),
    parameters: isSame ? parameters : undefined,
  };
}

/** @param {any} training @param {any} data @param {Edit} edit */
function trainingOf(training, data, { optimizer = training.optimizer }) {
  return {
    ...training,
    optimizer,
    ...numbersKept(optimizer, training),
    batchSize: Math.min(training.batchSize, data.train),
  };
}

/** Whether two recipes are shown by the same picture: they differ in nothing but seeds of start and shuffling, and what a trained network can keep.
 * @param {any} one @param {any} other */
export function looksAlike(one, other) {
  const look = (/** @type {any} */ { data, network, training }) =>
    JSON.stringify([data, network.layers, network.activation, network.loss, training.optimizer]);
  return look(one) === look(other);
}

/** What a recipe says, in few words, a part each; a run is told from another by those that differ. @param {any} recipe @returns {string[]} */
export function summaryOf({ data, network, training }) {
  const kind = data.generator == null ? null : KINDS.generator[data.generator];
  const { momentum, beta1, beta2, l2 = 0 } = numbersKept(training.optimizer, training);
  const numbers = Object.entries({ μ: momentum, "β₁": beta1, "β₂": beta2 }).filter(([, value]) => value !== undefined);
  return [
    kind ? kind.name : "own data",
    ...(kind && data.seed !== KINDS.usualSeed ? [`data seed ${data.seed}`] : []),
    ...addedOf(data).map((term) => `with ${KINDS.feature[term].name}`),
    ...(kind?.noise ? [`noise ${data.noise ?? kind.noise.otherwise}`] : []),
    network.layers.join("-"),
    KINDS.activation[network.activation].name,
    KINDS.initialization[network.initialization].name,
    KINDS.loss[/** @type {import("../words/terms.js").LossTerm} */ (network.loss)].name,
    [KINDS.optimizer[training.optimizer].name, ...numbers.map(([name, value]) => `${name} ${value}`)].join(" "),
    `L2 ${l2}`,
    `η ${training.learningRate}`,
    `B ${training.batchSize}`,
    `seed ${training.shuffleSeed}`,
    `${data.train} + ${data.test} samples`,
  ];
}
