// @ts-check
// What a recipe must be before it is run: what C# accepts, and nothing else. (Words and objects do not go through the engine, so C# has checks of its
// own; a test gives both the same mutated recipes and compares.) C# writes recipes; a page may be handed one by a person.
import { KINDS, termsOf } from "../words/terms.js";

/** The engine whose recipes this page understands. */
const ENGINE_VERSION = 1;
const MOST_PARAMETERS = 16_000_000;
/** What C# counts with. */
const MOST_WHOLE = 2147483647;
const MOST_CLASSES = 10_000;
const MOST_GENERATED = 100_000;
const SEEDS = /** @type {const} */ ([0, Number.MAX_SAFE_INTEGER]);

/** A document that a person may have written. @param {string} text @returns {any} */
export function recipeOf(text) {
  const recipe = JSON.parse(text);
  checkOnce(text);
  return recipe;
}

/** Of two members with one name JSON.parse takes the last and says nothing. @param {string} text JSON. */
function checkOnce(text) {
  /** @type {(Set<string>|null)[]} Of each object that is open its names; of a list none. */
  const open = [];
  for (const [token, name] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (name !== undefined) {
      const names = /** @type {Set<string>} */ (open.at(-1));
      const own = JSON.parse(name);
      if (names.has(own)) throw new Error(`expected each member once; got ${own} twice`);
      names.add(own);
    }
  }
}

/** @param {any} recipe Thrown at, with one line that says what was expected and what came, unless it can be run. */
export function checkRecipe(recipe) {
  if (recipe?.engine !== ENGINE_VERSION)
    throw new Error(`expected a recipe of engine ${ENGINE_VERSION}; got ${recipe?.engine}`);
  members("a recipe", recipe, "neuralIllumination engine data network training changes epochs batches");
  if (recipe.neuralIllumination !== "recipe")
    throw new Error(`expected "neuralIllumination": "recipe"; got ${recipe.neuralIllumination}`);
  const { network, training, data, changes = [], epochs, batches = 0 } = recipe;
  checkData(data);
  checkNetwork(network, data);
  members("training", training, "optimizer momentum l2 learningRate batchSize shuffleSeed");
  term("optimizer", training.optimizer);
  whole("shuffle seed", training.shuffleSeed, ...SEEDS);
  if (training.learningRate == null || training.batchSize == null)
    throw new Error("expected a learning rate and a batch size");
  options(training, data.train);
  if (training.momentum != null) within("momentum", KINDS.ranges.momentum, training.momentum);
  if (training.l2 != null) within("L2", KINDS.ranges.l2, training.l2);
  whole("epochs", epochs, 0, 1e6);
  whole("batches", batches, 0, data.train - 1);
  checkPlaces(list("changes", changes), recipe);
}

/** @param {any} change What is set at a place of a run. @param {any} recipe One that has been checked. */
export function checkChange(change, { network, data }) {
  members("a change", change, "epoch batch phase learningRate batchSize parameter");
  whole("a change's epoch", change.epoch, 0, MOST_WHOLE);
  whole("a change's batch", change.batch, 0, data.train - 1);
  term("phase", change.phase);
  if (change.learningRate == null && change.batchSize == null && change.parameter == null)
    throw new Error(`the change at epoch ${change.epoch}, batch ${change.batch} changes nothing; leave it out`);
  options(change, data.train);
  if (change.parameter != null) parameter(change.parameter, network.layers);
}

/** @param {any[]} changes @param {any} recipe */
function checkPlaces(changes, recipe) {
  const phases = termsOf("phase");
  let before = [0, 0, 0];
  for (const change of changes) {
    checkChange(change, recipe);
    const place = [change.epoch, change.batch, phases.indexOf(change.phase)];
    if (compare(place, before) < 0)
      throw new Error(`changes must stand in the order of their places; epoch ${place[0]} comes after a later one`);
    if (compare(place.slice(0, 2), [recipe.epochs, recipe.batches ?? 0]) > 0)
      throw new Error(`a change must not lie after the end; got epoch ${place[0]}, batch ${place[1]}`);
    before = place;
  }
}

/** @param {number[]} left @param {number[]} right */
function compare(left, right) {
  const at = left.findIndex((value, i) => value !== right[i]);
  return at < 0 ? 0 : left[at] - right[at];
}

/** @param {any} data */
function checkData(data) {
  members("data", data, "generator seed train test digest packed");
  const { generator, seed, train, test, digest, packed } = data;
  if ((generator == null) === (digest == null)) throw new Error("data need a generator or a digest, and not both");
  const most = generator == null ? MOST_WHOLE : MOST_GENERATED;
  whole("training samples", train, 1, most);
  whole("test samples", test, 0, generator == null ? most - train : most);
  if (generator != null) {
    term("generator", generator);
    whole("the data's seed", seed, ...SEEDS);
    if (packed != null) throw new Error("a generator carries no data");
    return;
  }
  if (seed != null) throw new Error("data of one's own have no seed");
  text("digest", digest);
  if (packed != null) checkPacked(packed, train + test);
}

/** @param {any} packed @param {number} count */
function checkPacked(packed, count) {
  members("packed data", packed, "shape encoding pixels labels");
  const { shape, encoding, pixels, labels } = packed;
  members("a shape", shape, "width height classes features");
  const { width, height, classes, features } = shape;
  whole("a picture's width", width, 1, MOST_PARAMETERS);
  whole("a picture's height", height, 1, Math.floor(MOST_PARAMETERS / width));
  if (features != null) whole("a picture's values", features, width * height, width * height);
  checkClasses(list("classes", classes));
  if (encoding !== "bits" && encoding !== "float64") throw new Error(`unknown encoding ${encoding}`);
  base64("pixels", pixels);
  if (list("labels", labels).length !== count) throw new Error(`expected ${count} labels; got ${labels.length}`);
  for (const label of labels) whole("a label", label, 0, classes.length - 1);
}

/** @param {any[]} classes */
function checkClasses(classes) {
  if (classes.length < 2 || classes.length > MOST_CLASSES)
    throw new Error(`expected 2 to ${MOST_CLASSES} classes; got ${classes.length}`);
  for (const name of classes) {
    text("a class's name", name);
    if (!name.trim() || /\p{Cc}/u.test(name)) throw new Error("a class's name must be text on one line");
  }
  if (new Set(classes).size < classes.length) throw new Error("every class needs a name of its own");
}

/** @param {any} network @param {any} data */
function checkNetwork(network, data) {
  members("network", network, "layers activation initialization loss seed parameters");
  const { layers, activation, initialization, loss, seed, parameters } = network;
  if (list("layers", layers).length < 2) throw new Error("expected at least 2 layers");
  let count = 0;
  layers.forEach((/** @type {any} */ size, /** @type {number} */ i) => {
    whole("a layer's units", size, 1, MOST_WHOLE);
    if (i > 0) count += (layers[i - 1] + 1) * size;
  });
  if (count > MOST_PARAMETERS) throw new Error(`expected at most ${MOST_PARAMETERS} parameters; got ${count}`);
  term("activation", activation);
  term("initialization", initialization);
  term("loss", loss);
  if (seed == null && parameters == null) throw new Error("a network needs a seed or parameters");
  if (seed != null) whole("seed", seed, ...SEEDS);
  if (parameters != null) base64("parameters", parameters);
  const shape = data.generator == null ? data.packed?.shape : KINDS.generator[data.generator];
  const [first, last] = [layers[0], layers.at(-1)];
  if (loss === "softmax-cross-entropy" && last === 1) throw new Error("softmax needs at least 2 outputs");
  if (!shape) return;
  if (first !== shape.width * shape.height)
    throw new Error(`expected ${shape.width * shape.height} inputs; got ${first}`);
  const classes = shape.classes.length;
  if (last !== classes && !(last === 1 && classes === 2)) throw new Error(`expected ${classes} outputs; got ${last}`);
}

/** @param {any} given @param {number} samples */
function options({ learningRate, batchSize }, samples) {
  if (learningRate != null) within("learning rate", KINDS.ranges.learningRate, learningRate);
  if (batchSize != null) whole("batch size", batchSize, 1, samples);
}

/** @param {any} set @param {number[]} layers */
function parameter(set, layers) {
  members("a parameter", set, "layer output input value");
  const { layer, output, input, value } = set;
  whole("a parameter's layer", layer, 1, layers.length - 1);
  whole("a parameter's unit", output, 0, layers[layer] - 1);
  if (input != null) whole("a parameter's input", input, 0, layers[layer - 1] - 1);
  if (!Number.isFinite(value)) throw new Error(`a parameter must be a finite number; got ${value}`);
}

/** @param {string} what @param {any} object @param {string} known The names that it may have, spaces between. */
function members(what, object, known) {
  if (typeof object !== "object" || object === null || Array.isArray(object))
    throw new Error(`expected ${what} to be an object; got ${object}`);
  const names = known.split(" ");
  const odd = Object.keys(object).find((name) => !names.includes(name));
  if (odd !== undefined) throw new Error(`${what} has no member ${odd}`);
}

/** @param {string} what @param {any} value @returns {any[]} */
function list(what, value) {
  if (!Array.isArray(value)) throw new Error(`expected ${what} to be a list; got ${value}`);
  return value;
}

/** @param {string} what @param {any} value */
function text(what, value) {
  if (typeof value !== "string") throw new Error(`expected ${what} to be text; got ${value}`);
}

/** @param {string} what @param {any} value */
function base64(what, value) {
  text(what, value);
  if (value.length % 4 > 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw new Error(`${what} must be Base64`);
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
