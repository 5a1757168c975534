// @ts-check
// Bytes that travel as text.

/** @param {string} given Base64, of either alphabet. @returns {Uint8Array<ArrayBuffer>} */
export function bytesOf(given) {
  const text = given.replaceAll("-", "+").replaceAll("_", "/");
  const { fromBase64 } = /** @type {any} */ (Uint8Array);
  // Older browsers have no such method of their own, which takes a tenth of the time.
  return fromBase64
    ? fromBase64.call(Uint8Array, text)
    : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Numbers that travel as text. @param {string} what @param {string} text @param {number} count @returns {Float64Array} */
export function doublesOf(what, text, count) {
  const bytes = bytesOf(text);
  if (bytes.length !== count * 8) throw new Error(`expected ${count} ${what}; got ${bytes.length / 8}`);
  return new Float64Array(bytes.buffer);
}
