// @ts-check
// The samples of a recipe: generated again by the engine, or carried along.
import { heldOf, shapeOf } from "../own/held.js";
import { digestOf } from "./digest.js";
import { unpacked } from "../own/packing.js";
import { KINDS, numberOf } from "../words/terms.js";
import { doublesOf } from "../words/base64.js";

/** @typedef {import("./engine.js").Engine} EngineOfData */

/** @param {EngineOfData} engine @param {any} data @param {number} inputs The network's. @param {number} outputs
 * @returns {number[]} Training and test samples, with what is added to their coordinates. */
export function load(engine, data, inputs, outputs) {
  const added = addedOf(data);
  const sets = loadGiven(engine, data, inputs - added.length, outputs);
  if (data.scale != null) scaled(engine, data, sets);
  return sets.map((samples) => widened(engine, data, samples));
}

/** Samples with what is added to their coordinates. @param {EngineOfData} engine @param {any} data @param {number} samples @returns {number} */
export function widened(engine, data, samples) {
  if (addedOf(data).length === 0) return samples;
  const wider = engine.call("SamplesBeside", samples, featureBits(data));
  if (engine.doubles(engine.call("SampleInputs", wider)).every(Number.isFinite)) return wider;
  throw new Error("expected features that are finite numbers: the coordinates are too large");
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
  const named = shapeOf(data)?.inputs;
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
  const { values, labels, targets } = ownOf(engine, data, features);
  engine.doubles(engine.call("SampleInputs", sets[0])).set(values.subarray(0, data.train * features));
  engine.doubles(engine.call("SampleInputs", sets[1])).set(values.subarray(data.train * features));
  for (let s = 0; s < data.train + data.test; s++) {
    const inTest = s >= data.train;
    const place = [sets[inTest ? 1 : 0], inTest ? s - data.train : s];
    if (!isRegression(data)) engine.call("LabelSample", ...place, labels[s]);
    else for (let k = 0; k < outputs; k++) engine.call("AimSample", ...place, k, targets[s * outputs + k]);
  }
  return sets;
}

/** Whether quantities are predicted, and not classes told apart. @param {any} data @returns {boolean} */
export function isRegression(data) {
  return shapeOf(data)?.isRegression ?? false;
}

/** What carried data of regression are to predict. @param {any} data */
function targetsOf({ packed, train, test }) {
  if (packed.targets == null) return new Float64Array();
  const values = doublesOf("targets", packed.targets, (train + test) * packed.shape.classes.length);
  if (!values.every(Number.isFinite)) throw new Error("expected finite targets");
  return values;
}

/** What the recipe carries, or the page holds for it. @param {EngineOfData} engine @param {any} data @param {number} features
 * @returns {{values: Float64Array, labels: number[], targets: Float64Array}} */
function ownOf(engine, data, features) {
  const { packed, digest } = data;
  const held = packed ? undefined : heldOf(digest);
  if (held) return held;
  if (!packed) throw new Error("the recipe does not carry its data");
  const values = unpacked(packed, (data.train + data.test) * features);
  const targets = targetsOf(data);
  const found = digestOf(engine, values, packed.labels, targets);
  // What has been altered is not the run that it says it is.
  if (found !== digest) throw new Error(`expected data with digest ${digest}; got ${found}`);
  return { values, labels: packed.labels, targets };
}

/** Values are made small, of a picture all together. @param {EngineOfData} engine @param {any} data @param {number[]} sets */
function scaled(engine, data, sets) {
  const isTogether = (shapeOf(data)?.width ?? 1) > 1;
  engine.call("ScaleSamples", numberOf("scaling", data.scale), ...sets, isTogether ? 1 : 0);
  for (const samples of sets)
    if (!engine.doubles(engine.call("SampleInputs", samples)).every(Number.isFinite))
      throw new Error("expected values that are finite numbers after scaling: they lie too far apart");
}
