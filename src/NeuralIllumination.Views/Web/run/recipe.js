// @ts-check
// What a recipe must be before it is run: what C# accepts, and nothing else. (Words and objects do not go through the engine, so C# has checks of its
// own; a test gives both the same mutated recipes and compares.) C# writes recipes; a page may be handed one by a person.
import { shapeOf } from "../own/held.js";
import { BITS, PERS } from "../own/packing.js";
import { KINDS, termsOf } from "../words/terms.js";

/** What a trained network can keep, besides rate and batch. */
export const NUMBERS = /** @type {const} */ (["momentum", "l2", "beta1", "beta2"]);
/** What C# counts with. */
const MOST_WHOLE = 2147483647;
const SEEDS = /** @type {const} */ ([0, Number.MAX_SAFE_INTEGER]);

/** A document that a person may have written. @param {string} text @returns {any} */
export function recipeOf(text) {
  const recipe = JSON.parse(text);
  // Of two members with one name it has taken the last and said nothing.
  must(countOfMembers(text) === countOfMembers(JSON.stringify(recipe)), "expected each member once");
  return recipe;
}

/** How many members the objects of a text have. @param {string} json */
function countOfMembers(json) {
  return [...json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon).length;
}

/** @param {any} recipe Thrown at, with one line that says what was expected and what came, unless it can be run. */
export function checkRecipe(recipe) {
  must(
    recipe?.engine === KINDS.engine && recipe.neuralIllumination === "recipe",
    `expected a recipe of engine ${KINDS.engine}; got ${recipe?.engine}`,
  );
  members("a recipe", recipe, "neuralIllumination engine data network training changes epochs batches");
  const { network, training, data, changes = [], epochs, batches = 0 } = recipe;
  checkData(data);
  checkNetwork(network, data);
  members("training", training, "optimizer momentum beta1 beta2 l2 learningRate batchSize shuffleSeed");
  term("optimizer", training.optimizer);
  whole("shuffle seed", training.shuffleSeed, ...SEEDS);
  within("learning rate", KINDS.ranges.learningRate, training.learningRate);
  whole("batch size", training.batchSize, 1, data.train);
  checkNumbers(training);
  whole("epochs", epochs, 0, KINDS.mostEpochs);
  whole("batches", batches, 0, lastBatch(recipe));
  checkPlaces(list("changes", changes), recipe);
}

/** The last batch that an epoch can have: one sample each, those that are added included. @param {any} recipe @returns {number} */
function lastBatch({ data, changes = [] }) {
  return data.train - 1 + list("changes", changes).filter((change) => change?.addSample != null).length;
}

/** @param {any} change What is set at a place of a run. @param {any} recipe One that has been checked. @param {number} [last] The last batch. */
export function checkChange(change, { network, data }, last = MOST_WHOLE) {
  members(
    "a change",
    change,
    "epoch batch phase learningRate batchSize momentum l2 beta1 beta2 parameter switchOff freeze addSample",
  );
  const { learningRate, batchSize, parameter: set, switchOff, freeze, addSample } = change;
  whole("a change's epoch", change.epoch, 0, MOST_WHOLE);
  whole("a change's batch", change.batch, 0, last);
  term("phase", change.phase);
  const isSomething = [
    learningRate,
    batchSize,
    set,
    switchOff,
    freeze,
    addSample,
    ...NUMBERS.map((name) => change[name]),
  ].some((one) => one != null);
  must(isSomething, "expected a change of something");
  checkNumbers(change);
  if (learningRate != null) within("learning rate", KINDS.ranges.learningRate, learningRate);
  if (batchSize != null) whole("batch size", batchSize, 1, data.train);
  if (set != null) parameter(set, network.layers);
  if (switchOff != null) unit(switchOff, network.layers);
  if (freeze != null) layer(freeze, network.layers);
  if (addSample != null) sample(addSample, data);
}

/** Numbers as a recipe keeps them: those that its optimiser asks for, the betas and the penalty only where they are not the usual ones.
 * @param {string} optimizer @param {{momentum?: number, beta1?: number, beta2?: number, l2?: number}} numbers */
export function numbersKept(optimizer, numbers) {
  const { l2 } = numbers;
  /** @param {import("../words/terms.js").NumberName} name @param {boolean} isUsualKept */
  const kept = (name, isUsualKept) => {
    const { otherwise } = KINDS.ranges[name];
    const value = numbers[name] ?? otherwise;
    return KINDS.optimizer[optimizer].asks.includes(name) && (isUsualKept || value !== otherwise) ? value : undefined;
  };
  return {
    momentum: kept("momentum", true),
    beta1: kept("beta1", false),
    beta2: kept("beta2", false),
    l2: l2 != null && l2 > 0 ? l2 : undefined,
  };
}

/** The optimiser's numbers and the penalty's. @param {any} holder A recipe's training, or a change. */
function checkNumbers(holder) {
  for (const name of NUMBERS) if (holder[name] != null) within(name, KINDS.ranges[name], holder[name]);
}

/** @param {any[]} changes @param {any} recipe */
function checkPlaces(changes, recipe) {
  const { epochs, batches = 0 } = recipe;
  const last = lastBatch(recipe);
  const place = (/** @type {number} */ epoch, /** @type {number} */ batch) => (epoch * (last + 1) + batch) * 4;
  let before = 0;
  for (const change of changes) {
    checkChange(change, recipe, last);
    const at = place(change.epoch, change.batch) + termsOf("phase").indexOf(change.phase);
    must(
      at >= before && at < place(epochs, batches) + 4,
      `expected changes in order, none after the end; got epoch ${change.epoch}`,
    );
    before = at;
  }
}

/** @param {any} data */
function checkData(data) {
  members("data", data, "generator seed noise features scale train test digest packed");
  const { generator, seed, noise, features, scale, train, test, digest, packed } = data;
  const isDrawn = generator != null;
  must(
    isDrawn
      ? seed != null && digest == null && packed == null && scale == null
      : seed == null && noise == null && digest != null,
    "expected data with a generator and a seed, or a digest",
  );
  whole("training samples", train, 1, isDrawn ? KINDS.mostGenerated : MOST_WHOLE);
  whole("test samples", test, 0, isDrawn ? KINDS.mostGenerated : MOST_WHOLE - train);
  if (isDrawn) {
    term("generator", generator);
    whole("the data's seed", seed, ...SEEDS);
    const kind = KINDS.generator[generator];
    must(train + test <= (kind.most ?? MOST_WHOLE), `expected at most ${kind.most} samples; got ${train + test}`);
    must(kind.noise || noise == null, `${generator} has no noise`);
    if (kind.noise && noise != null) within("noise", kind.noise, noise);
  }
  if (packed != null) checkPacked(packed, train + test);
  if (scale != null) term("scaling", scale);
  if (features != null) checkFeatures(features, shapeOf(data));
}

/** @param {any} features @param {{width: number, height: number}|undefined} shape Of the samples, where it is known. */
function checkFeatures(features, shape) {
  const known = termsOf("feature");
  const ordered = known.filter((term) => list("features", features).includes(term));
  must(
    features.length > 0 && ordered.join() === features.join(),
    `features must be some of ${known.join(", ")}, in this order; got ${features}`,
  );
  must(!shape || isPlane(shape), "expected features of points of the plane");
}

/** Whether samples are points with two coordinates. @param {{width: number, height: number}} shape @returns {boolean} */
export function isPlane({ width, height }) {
  return width === 1 && height === 2;
}

/** @param {any} packed @param {number} count */
function checkPacked(packed, count) {
  members("packed data", packed, "shape encoding pixels labels targets least per");
  const { shape, encoding, pixels, labels, targets, least, per } = packed;
  members("a shape", shape, "width height classes features isRegression inputs");
  const { width, height, classes, features, isRegression, inputs } = shape;
  must(isRegression == null || typeof isRegression === "boolean", `isRegression must be true or false`);
  whole("a picture's width", width, 1, KINDS.mostParameters);
  whole("a picture's height", height, 1, Math.floor(KINDS.mostParameters / width));
  if (features != null) whole("a picture's values", features, width * height, width * height);
  must(
    list("classes", classes).length > (isRegression ? 0 : 1) &&
      classes.length <= KINDS.mostClasses &&
      new Set(classes).size === classes.length &&
      classes.every(isName),
    `classes must be 2 to ${KINDS.mostClasses} names`,
  );
  if (inputs != null)
    must(list("inputs", inputs).length === width * height && inputs.every(isName), "expected a name for each input");
  must(Object.hasOwn(BITS, encoding), `unknown encoding ${encoding}`);
  if (least != null) whole("least", least, -MOST_WHOLE - 1, MOST_WHOLE);
  must(per == null || PERS.includes(per), `per must be a power of ten; got ${per}`);
  must(BITS[encoding] < 64 || (least == null && per == null), "float64 has neither least nor per");
  base64("pixels", pixels);
  must(!isRegression === (targets == null), "expected targets of regression, and of nothing else");
  if (isRegression) base64("targets", targets);
  const expected = isRegression ? 0 : count;
  must(list("labels", labels).length === expected, `expected ${expected} labels; got ${labels.length}`);
  for (const label of labels) whole("a label", label, 0, classes.length - 1);
}

/** Whether it is text on one line. @param {any} name */
function isName(name) {
  return typeof name === "string" && name.trim() !== "" && !/\p{Cc}/u.test(name);
}

/** @param {any} network @param {any} data */
function checkNetwork(network, data) {
  members("network", network, "layers activation initialization loss seed parameters");
  const { layers, activation, initialization, loss, seed, parameters } = network;
  must(list("layers", layers).length > 1, "expected at least 2 layers");
  let count = 0;
  layers.forEach((/** @type {any} */ size, /** @type {number} */ i) => {
    whole("a layer's units", size, 1, MOST_WHOLE);
    if (i > 0) count += (layers[i - 1] + 1) * size;
  });
  must(count <= KINDS.mostParameters, `expected at most ${KINDS.mostParameters} parameters; got ${count}`);
  term("activation", activation);
  term("initialization", initialization);
  term("loss", loss);
  must(seed != null || parameters != null, "expected a seed or parameters");
  if (seed != null) whole("seed", seed, ...SEEDS);
  if (parameters != null) base64("parameters", parameters);
  const shape = shapeOf(data);
  const last = layers.at(-1);
  must(loss !== "softmax-cross-entropy" || last > 1, "expected at least 2 outputs");
  if (!shape) return;
  const { width, height, classes, isRegression } = shape;
  const inputs = width * height + (data.features?.length ?? 0);
  must(!isRegression || loss === "identity-mean-squared-error", `expected the squared error; got ${loss}`);
  must(
    layers[0] === inputs && (last === classes.length || (last === 1 && classes.length === 2 && !isRegression)),
    `expected ${inputs} inputs, ${classes.length} outputs; got ${layers[0]}, ${last}`,
  );
}

/** @param {any} set @param {number[]} layers */
function parameter(set, layers) {
  members("a parameter", set, "layer output input value");
  const { layer, output, input, value } = set;
  whole("a parameter's layer", layer, 1, layers.length - 1);
  whole("a parameter's unit", output, 0, layers[layer] - 1);
  if (input != null) whole("a parameter's input", input, 0, layers[layer - 1] - 1);
  must(Number.isFinite(value), `a parameter must be a finite number; got ${value}`);
}

/** @param {any} set @param {number[]} layers */
function unit(set, layers) {
  members("a unit", set, "layer unit isOff");
  whole("a hidden layer", set.layer, 1, layers.length - 2);
  whole("a unit", set.unit, 0, layers[set.layer] - 1);
  must(set.isOff == null || typeof set.isOff === "boolean", "isOff must be true or false");
}

/** @param {any} set @param {number[]} layers */
function layer(set, layers) {
  members("a layer", set, "layer isHeld");
  whole("a layer", set.layer, 1, layers.length - 1);
  must(set.isHeld == null || typeof set.isHeld === "boolean", "isHeld must be true or false");
}

/** @param {any} set @param {any} data */
function sample(set, data) {
  members("a sample", set, "encoding pixels label");
  const shape = shapeOf(data);
  must(!shape?.isRegression, "expected samples of classes; these data are of regression");
  must(Object.hasOwn(BITS, set.encoding), `unknown encoding ${set.encoding}`);
  base64("pixels", set.pixels);
  whole("a label", set.label, 0, (shape?.classes.length ?? MOST_WHOLE) - 1);
}

/** @param {string} what @param {any} object @param {string} known The names that it may have, spaces between. */
function members(what, object, known) {
  must(typeof object === "object" && object && !Array.isArray(object), `expected ${what} to be an object`);
  const names = known.split(" ");
  const odd = Object.keys(object).find((name) => !names.includes(name));
  must(odd === undefined, `${what} has no member ${odd}`);
}

/** @param {string} what @param {any} value @returns {any[]} */
function list(what, value) {
  must(Array.isArray(value), `expected ${what} to be a list; got ${value}`);
  return value;
}

/** @param {string} what @param {any} value */
function base64(what, value) {
  must(
    typeof value === "string" && value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value),
    `${what} must be Base64`,
  );
}

/** @param {import("../words/terms.js").KindName} kind @param {any} word */
function term(kind, word) {
  const known = termsOf(kind);
  must(known.includes(word), `${kind} must be one of ${known.join(", ")}; got ${word}`);
}

/** @param {string} what @param {import("../words/terms.js").NumberRange} range @param {any} value */
function within(what, { least, most, hasLeast, hasMost, written }, value) {
  const inside = (hasLeast ? value >= least : value > least) && (hasMost ? value <= most : value < most);
  must(typeof value === "number" && inside, `${what} must lie in ${written}; got ${value}`);
}

/** @param {string} what @param {any} value @param {number} least @param {number} most */
export function whole(what, value, least, most) {
  must(
    Number.isInteger(value) && value >= least && value <= most,
    `${what} must be a whole number from ${least} to ${most}; got ${value}`,
  );
}

/** @param {any} holds @param {string} otherwise */
function must(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}
