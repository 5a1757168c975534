// @ts-check
// The samples of a recipe: generated again by the engine, or carried along.
import { bytesOf, doublesOf } from "./base64.js";
import { fingerprintOf } from "./network.js";
import { KINDS, numberOf } from "../words/terms.js";

/** @typedef {import("./engine.js").Engine} EngineOfData */

/** @param {EngineOfData} engine @param {any} data @param {number} inputs The network's. @param {number} outputs
 * @returns {number[]} Training and test samples, with what is added to their coordinates. */
export function load(engine, data, inputs, outputs) {
  const added = addedOf(data);
  const sets = loadGiven(engine, data, inputs - added.length, outputs);
  if (added.length === 0) return sets;
  return sets.map((samples) => {
    const wider = engine.call("SamplesBeside", samples, featureBits(data));
    if (engine.doubles(engine.call("SampleInputs", wider)).every(Number.isFinite)) return wider;
    throw new Error("expected features that are finite numbers: the coordinates are too large");
  });
}

/** What is computed from a point's coordinates and follows them, by its terms. @param {any} data @returns {string[]} */
export function addedOf({ features }) {
  return features ?? [];
}

/** The same as the engine takes it. @param {any} data @returns {number} */
export function featureBits(data) {
  return addedOf(data).reduce((bits, term) => bits | (1 << numberOf("feature", term)), 0);
}

/** What the inputs are called. @param {any} recipe @returns {string[]} */
export function inputNames({ data, network }) {
  const added = addedOf(data).map((term) => KINDS.feature[term].name);
  const named = (data.generator == null ? null : KINDS.generator[data.generator])?.inputs;
  const given = Array.from({ length: network.layers[0] - added.length }, (_, i) => named?.[i] ?? `x${i}`);
  return [...given, ...added];
}

/** The inputs that were given to learn from, without what is added to them. @param {import("./run.js").Run} run @returns {number} Where the engine has them. */
export function givenInputs({ engine, recipe, given: train }) {
  const all = engine.call("SampleInputs", train);
  const added = addedOf(recipe.data).length;
  if (added === 0) return all;
  const inputs = recipe.network.layers[0];
  const values = engine.doubles(all).filter((_, i) => i % inputs < inputs - added);
  const given = engine.call("NewDoubles", values.length);
  engine.doubles(given).set(values);
  return given;
}

/** @param {EngineOfData} engine @param {any} data @param {number} features @param {number} outputs @returns {number[]} */
function loadGiven(engine, data, features, outputs) {
  const counts = [data.train, data.test];
  const sets = counts.map((count) => engine.call("NewSamples", count, features, outputs));
  if (data.generator != null) {
    const { number, noise } = KINDS.generator[data.generator];
    engine.call("FillSamples", number, ...sets, data.noise ?? noise?.otherwise ?? 0, BigInt(data.seed));
    return sets;
  }
  if (!data.packed) throw new Error("the recipe does not carry its data");
  const values = unpackedPixels(data.packed, (data.train + data.test) * features);
  checkDigest(engine, [...values, ...data.packed.labels, ...targetsOf(data)], data);
  engine.doubles(engine.call("SampleInputs", sets[0])).set(values.subarray(0, data.train * features));
  engine.doubles(engine.call("SampleInputs", sets[1])).set(values.subarray(data.train * features));
  const targets = targetsOf(data);
  for (let s = 0; s < data.train + data.test; s++) {
    const inTest = s >= data.train;
    const place = [sets[inTest ? 1 : 0], inTest ? s - data.train : s];
    if (!isRegression(data)) engine.call("LabelSample", ...place, data.packed.labels[s]);
    else for (let k = 0; k < outputs; k++) engine.call("AimSample", ...place, k, targets[s * outputs + k]);
  }
  return sets;
}

/** Whether quantities are predicted, and not classes told apart. @param {any} data @returns {boolean} */
export function isRegression(data) {
  return (data.packed ? data.packed.shape : KINDS.generator[data.generator])?.isRegression ?? false;
}

/** What carried data of regression are to predict. @param {any} data */
function targetsOf({ packed, train, test }) {
  if (packed.targets == null) return new Float64Array();
  const values = doublesOf("targets", packed.targets, (train + test) * packed.shape.classes.length);
  if (!values.every(Number.isFinite)) throw new Error("expected finite targets");
  return values;
}

/** @param {{encoding: string, pixels: string}} packed @param {number} count @returns {Float64Array} */
function unpackedPixels(packed, count) {
  if (packed.encoding === "float64") {
    const values = doublesOf("values", packed.pixels, count);
    if (!values.every(Number.isFinite)) throw new Error("expected finite values");
    return values;
  }
  const bytes = bytesOf(packed.pixels);
  if (bytes.length !== Math.ceil(count / 8)) throw new Error(`expected ${count} values; got ${bytes.length} bytes`);
  return Float64Array.from({ length: count }, (_, i) => (bytes[i >> 3] >> (i & 7)) & 1);
}

/** What has been altered is not the run that it says it is. @param {EngineOfData} engine @param {number[]} values @param {any} data */
function checkDigest(engine, values, { digest }) {
  const all = engine.call("NewDoubles", values.length);
  engine.doubles(all).set(values);
  const found = fingerprintOf(engine, all);
  if (found !== digest) throw new Error(`expected data with digest ${digest}; got ${found}`);
}
