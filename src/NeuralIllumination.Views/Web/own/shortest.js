// @ts-check
// The shortest way to write numbers as bytes. (In C#: ValueEncoding.cs.)
import { textOf } from "../words/base64.js";
import { BITS, bytesOfNumbers, PERS } from "./packing.js";

/** @typedef {import("./packing.js").Written} WrittenShort */

const MOST_INT = 2147483647;

/** The shortest way to write values; what need not be said is left out. @param {Float64Array} values @returns {WrittenShort} */
export function shortest(values) {
  for (const per of PERS) {
    const numbers = wholeNumbers(values, per);
    if (!numbers) continue;
    let [least, most] = [numbers[0] ?? 0, numbers[0] ?? 0];
    for (const number of numbers) {
      if (number < least) least = number;
      if (number > most) most = number;
    }
    for (const [encoding, bits] of Object.entries(BITS)) {
      if (bits === 64) break;
      // From 0 on where that is no longer.
      const from = [Math.min(0, least), least].find((one) => most - one < 1 << bits);
      if (from === undefined) continue;
      const pixels = textOf(bytesOfNumbers(numbers, from, bits));
      return { encoding, pixels, least: from === 0 ? undefined : from, per: per === 1 ? undefined : per };
    }
    break;
  }
  return { encoding: "float64", pixels: textOf(new Uint8Array(values.slice().buffer)) };
}

/** How long values are so written, in bytes. @param {WrittenShort} written */
export function lengthOf({ pixels }) {
  return (pixels.length / 4) * 3 - (pixels.endsWith("==") ? 2 : pixels.endsWith("=") ? 1 : 0);
}

/** Every value's whole number; null where one is no quotient of such a number. @param {Float64Array} values @param {number} per @returns {number[]|null} */
function wholeNumbers(values, per) {
  const numbers = new Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const nearest = Math.round(values[i] * per) + 0;
    if (Math.abs(nearest) > MOST_INT || !Object.is(nearest / per, values[i])) return null;
    numbers[i] = nearest;
  }
  return numbers;
}
