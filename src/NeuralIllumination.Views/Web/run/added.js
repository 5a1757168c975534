// @ts-check
// A sample that is learned from too: as a recipe keeps it, and as the engine takes it.
import { bytesOf, doublesOf } from "./base64.js";
import { addedOf, featureBits } from "./data.js";

/** @typedef {{encoding: string, pixels: string, label: number}} PackedSample Values without what is added to a point's coordinates, and a class. */

/** @param {any} recipe @returns {number} Values of a sample that are not computed from others. */
export function givenOf({ data, network }) {
  return network.layers[0] - addedOf(data).length;
}

/** @param {import("./engine.js").Engine} engine @param {any} recipe @param {PackedSample} packed @returns {number} One sample. */
export function sampleOf(engine, recipe, packed) {
  const given = givenOf(recipe);
  const sample = engine.call("NewSamples", 1, given, recipe.network.layers.at(-1));
  engine.doubles(engine.call("SampleInputs", sample)).set(sampleValues(packed, given));
  engine.call("LabelSample", sample, 0, packed.label);
  if (addedOf(recipe.data).length === 0) return sample;
  const wider = engine.call("SamplesBeside", sample, featureBits(recipe.data));
  if (engine.doubles(engine.call("SampleInputs", wider)).every(Number.isFinite)) return wider;
  throw new Error("expected features that are finite numbers: the coordinates are too large");
}

/** @param {import("./engine.js").Engine} engine @param {any} recipe @param {number} sample @returns {PackedSample} */
export function packedSampleOf(engine, recipe, sample) {
  const values = engine.doubles(engine.call("SampleInputs", sample)).subarray(0, givenOf(recipe));
  return packed(values, engine.ints(engine.call("SampleLabels", sample))[0]);
}

/** Bits where all values are 0 or 1, as C# packs them. @param {ArrayLike<number>} values @param {number} label @returns {PackedSample} */
export function packed(values, label) {
  const list = Array.from(values);
  if (!list.every((value) => Object.is(value, 0) || value === 1))
    return { encoding: "float64", pixels: lettersOf(new Uint8Array(Float64Array.from(list).buffer)), label };
  const bytes = new Uint8Array(Math.ceil(list.length / 8));
  list.forEach((value, i) => (bytes[i >> 3] |= value << (i & 7)));
  return { encoding: "bits", pixels: lettersOf(bytes), label };
}

/** The values of a sample. @param {PackedSample} packed @param {number} count How many there must be. @returns {Float64Array} */
export function sampleValues({ encoding, pixels }, count) {
  if (encoding === "float64") {
    const values = doublesOf("values", pixels, count);
    if (!values.every(Number.isFinite)) throw new Error("expected finite values");
    return values;
  }
  const bytes = bytesOf(pixels);
  if (bytes.length !== Math.ceil(count / 8)) throw new Error(`expected ${count} values; got ${bytes.length} bytes`);
  return Float64Array.from({ length: count }, (_, i) => (bytes[i >> 3] >> (i & 7)) & 1);
}

/** @param {Uint8Array} bytes @returns {string} Base64. */
function lettersOf(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
