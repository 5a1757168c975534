// @ts-check
// Numbers as bytes, by what they need, and back to the bit: whole numbers of 1, 5, 8 or 16 bits, of which each value is (least + number) / per, or
// doubles. (In C#: ValueEncoding.cs.)
import { bytesOf, doublesOf } from "../words/base64.js";

/** Bits of a value by the encoding's name, the shortest first. */
export const BITS = /** @type {Record<string, number>} */ ({ bits: 1, levels: 5, bytes: 8, words: 16, float64: 64 });
/** What may divide the whole numbers. */
export const PERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];

/** @typedef {{encoding: string, pixels: string, least?: number, per?: number}} Written */

/** @param {Written} packed @param {number} count @returns {Float64Array} */
export function unpacked({ encoding, pixels, least = 0, per = 1 }, count) {
  const bits = BITS[encoding];
  if (bits === 64) {
    const values = doublesOf("values", pixels, count);
    if (!values.every(Number.isFinite)) throw new Error("expected finite values");
    return values;
  }
  const bytes = bytesOf(pixels);
  if (bytes.length !== Math.ceil((count * bits) / 8))
    throw new Error(`expected ${count} values; got ${bytes.length} bytes`);
  return Float64Array.from({ length: count }, (_, i) => {
    // A number lies in three bytes at most.
    const [at, shift] = [Math.floor((i * bits) / 8), (i * bits) % 8];
    const three = bytes[at] | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    return (((three >> shift) & ((1 << bits) - 1)) + least) / per;
  });
}

/** Whole numbers in so many bits each, the first in the lowest. @param {number[]} numbers @param {number} least @param {number} bits */
export function bytesOfNumbers(numbers, least, bits) {
  const bytes = new Uint8Array(Math.ceil((numbers.length * bits) / 8));
  numbers.forEach((number, i) => {
    for (let bit = 0; bit < bits; bit++) {
      const at = i * bits + bit;
      bytes[at >> 3] |= (((number - least) >> bit) & 1) << (at & 7);
    }
  });
  return bytes;
}
