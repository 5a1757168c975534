// @ts-check
// The one writer of recipes on a page: the JSON document that C# writes of the same recipe, character for character. (No strings go through the
// engine, so C#'s is another; a test compares the two.)
import { full } from "../words/numbers.js";
import { KINDS } from "../words/terms.js";
import { numbersKept } from "./recipe.js";

/** @param {any} recipe One that can be run. @param {boolean} [isTight] In one line, for an address. @returns {string} */
export function recipeText({ engine, data, network, training, changes = [], epochs, batches = 0 }, isTight = false) {
  const { generator, features, scale, train, test, digest, packed } = data;
  const { layers, activation, initialization, loss, parameters } = network;
  const { optimizer, learningRate, batchSize, shuffleSeed } = training;
  const document = {
    neuralIllumination: "recipe",
    engine,
    data: {
      generator,
      seed: generator == null ? null : (data.seed ?? 0),
      noise: data.noise === KINDS.generator[generator]?.noise?.otherwise ? null : data.noise,
      features,
      scale,
      train,
      test,
      digest,
      packed: packed && packedOf(packed),
    },
    network: { layers, activation, initialization, loss, seed: network.seed ?? 0, parameters },
    training: {
      optimizer,
      ...numbersKept(optimizer, training),
      learningRate,
      batchSize,
      shuffleSeed,
    },
    changes: changes.map(changeOf),
    epochs,
    batches,
  };
  return isTight ? jsonText(document, "", "", ":") : jsonText(document, "\n", "  ", ": ");
}

/** @param {any} packed */
function packedOf({
  shape: { width, height, classes, isRegression, inputs },
  encoding,
  pixels,
  labels,
  targets,
  least,
  per,
}) {
  const shape = { width, height, classes, features: width * height, isRegression: isRegression || null, inputs };
  return { shape, encoding, pixels, labels, targets, least: least || null, per: per === 1 ? null : per };
}

/** @param {import("./run.js").Change} change */
function changeOf({ epoch, batch, phase, learningRate, batchSize, momentum, l2, beta1, beta2, ...set }) {
  const { layer, output, input, value } = set.parameter ?? {};
  const parameter = set.parameter && { layer, output, input, value };
  const off = set.switchOff;
  const switchOff = off && { layer: off.layer, unit: off.unit, isOff: off.isOff === false ? false : null };
  const held = set.freeze;
  const freeze = held && { layer: held.layer, isHeld: held.isHeld === false ? false : null };
  const { encoding, pixels, label } = set.addSample ?? {};
  const addSample = set.addSample && { encoding, pixels, label };
  const numbers = { learningRate, batchSize, momentum, l2, beta1, beta2 };
  return { epoch, batch, phase, ...numbers, parameter, switchOff, freeze, addSample };
}

/** What is not there is left out. @param {any} value @param {string} line What stands before a member. @param {string} indent More of it a level.
 * @param {string} colon @returns {string} */
function jsonText(value, line, indent, colon) {
  if (typeof value === "number") return jsonNumber(value);
  if (typeof value === "string") return jsonString(value);
  if (value === null || typeof value !== "object") return String(value);
  const isList = Array.isArray(value);
  const inner = line + indent;
  const members = isList
    ? value.map((item) => jsonText(item, inner, indent, colon))
    : Object.entries(value)
        .filter(([, member]) => member != null)
        .map(([name, member]) => `${jsonString(name)}${colon}${jsonText(member, inner, indent, colon)}`);
  const [open, close] = isList ? "[]" : "{}";
  if (members.length === 0) return open + close;
  return `${open}${members.map((member) => inner + member).join(",")}${line}${close}`;
}

/** @param {number} value @returns {string} */
function jsonNumber(value) {
  return Object.is(value, -0) ? "-0" : full(value).replaceAll("\u2212", "-");
}

/** @param {string} text @returns {string} */
function jsonString(text) {
  // C# writes as numbers whatever could mean something to HTML, or is not ASCII.
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\"/g, "\\u0022")
    .replace(/[^ -~]|[&'+<>`]/g, (character) => "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0"));
  return `"${escaped.replace(/\\u[0-9a-f]{4}/g, (code) => "\\u" + code.slice(2).toUpperCase())}"`;
}
