// @ts-check
// What a recipe must be before it is run. C# writes and checks recipes; a page may be handed one by a person.
import { KINDS, termsOf } from "../words/terms.js";

/** The engine whose recipes this page understands. */
const ENGINE_VERSION = 1;

/** @param {any} recipe Thrown at, with one line that says what was expected and what came, unless it can be run. */
export function checkRecipe(recipe) {
  if (recipe?.engine !== ENGINE_VERSION)
    throw new Error(`expected a recipe of engine ${ENGINE_VERSION}; got ${recipe?.engine}`);
  const { network, training, data, changes = [], epochs, batches = 0 } = recipe;
  if (!Array.isArray(network?.layers) || network.layers.length < 2) throw new Error("expected at least 2 layers");
  for (const size of network.layers) whole("a layer's units", size, 1, 1e9);
  for (const kind of /** @type {const} */ (["activation", "loss"])) term(kind, network[kind]);
  if (network.parameters == null) {
    term("initialization", network.initialization);
    whole("seed", network.seed, 0, Number.MAX_SAFE_INTEGER);
  }
  whole("training samples", data?.train, 1, 1e9);
  whole("test samples", data.test, 0, 1e9);
  if (data.generator != null) whole("the data's seed", data.seed, 0, Number.MAX_SAFE_INTEGER);
  term("optimizer", training?.optimizer);
  whole("shuffle seed", training.shuffleSeed, 0, Number.MAX_SAFE_INTEGER);
  options(training, data.train);
  if (training.learningRate == null || training.batchSize == null)
    throw new Error("expected a learning rate and a batch size");
  if (training.momentum != null) within("momentum", KINDS.ranges.momentum, training.momentum);
  if (training.l2 != null) within("L2", KINDS.ranges.l2, training.l2);
  whole("epochs", epochs, 0, 1e6);
  whole("batches", batches, 0, 1e9);
  for (const change of changes) {
    whole("a change's epoch", change?.epoch, 0, 1e6);
    whole("a change's batch", change.batch, 0, 1e9);
    term("phase", change.phase);
    options(change, data.train);
    if (change.parameter != null) parameter(change.parameter, network.layers);
  }
}

/** @param {any} given @param {number} samples */
function options({ learningRate, batchSize }, samples) {
  if (learningRate != null) within("learning rate", KINDS.ranges.learningRate, learningRate);
  if (batchSize != null) whole("batch size", batchSize, 1, samples);
}

/** @param {any} set @param {number[]} layers */
function parameter({ layer, output, input, value }, layers) {
  whole("a parameter's layer", layer, 1, layers.length - 1);
  whole("a parameter's unit", output, 0, layers[layer] - 1);
  if (input != null) whole("a parameter's input", input, 0, layers[layer - 1] - 1);
  if (!Number.isFinite(value)) throw new Error(`a parameter must be a finite number; got ${value}`);
}

/** @param {import("../words/terms.js").KindName} kind @param {any} word */
function term(kind, word) {
  const known = termsOf(kind);
  if (!known.includes(word)) throw new Error(`${kind} must be one of ${known.join(", ")}; got ${word}`);
}

/** @param {string} what @param {import("../words/terms.js").NumberRange} range @param {any} value */
function within(what, { least, most, hasLeast, hasMost, written }, value) {
  const inside = (hasLeast ? value >= least : value > least) && (hasMost ? value <= most : value < most);
  if (typeof value !== "number" || !inside) throw new Error(`${what} must lie in ${written}; got ${value}`);
}

/** @param {string} what @param {any} value @param {number} least @param {number} most */
export function whole(what, value, least, most) {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`${what} must be a whole number from ${least} to ${most}; got ${value}`);
}
