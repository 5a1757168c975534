// @ts-check
// The samples of a recipe: generated again by the engine, or carried along.
import { bytesOf, doublesOf } from "./base64.js";
import { fingerprintOf } from "./network.js";
import { KINDS } from "../words/terms.js";

/** @typedef {import("./engine.js").Engine} EngineOfData */

/** @param {EngineOfData} engine @param {any} data @param {number} features @param {number} outputs @returns {number[]} Training and test samples. */
export function load(engine, data, features, outputs) {
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
