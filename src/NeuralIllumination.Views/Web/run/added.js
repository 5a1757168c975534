// @ts-check
// A sample that is learned from too: as a recipe keeps it, and as the engine takes it.
import { bytesOfNumbers, unpacked } from "../own/packing.js";
import { doublesText, textOf } from "../words/base64.js";
import { addedOf, widened } from "./data.js";

/** @typedef {{encoding: string, pixels: string, label: number}} PackedSample Values without what is added to a point's coordinates, and a class. */

/** @param {any} recipe @returns {number} Values of a sample that are not computed from others. */
export function givenOf({ data, network }) {
  return network.layers[0] - addedOf(data).length;
}

/** @param {import("./engine.js").Engine} engine @param {any} recipe @param {PackedSample} packed @returns {number} One sample. */
export function sampleOf(engine, recipe, packed) {
  const given = givenOf(recipe);
  const sample = engine.call("NewSamples", 1, given, recipe.network.layers.at(-1));
  engine.doubles(engine.call("SampleInputs", sample)).set(unpacked(packed, given));
  engine.call("LabelSample", sample, 0, packed.label);
  return widened(engine, recipe.data, sample);
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
    return { encoding: "float64", pixels: doublesText(Float64Array.from(list)), label };
  return { encoding: "bits", pixels: textOf(bytesOfNumbers(list, 0, 1)), label };
}
