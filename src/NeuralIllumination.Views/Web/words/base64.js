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

/** @param {Uint8Array} bytes @returns {string} Base64. */
export function textOf(bytes) {
  let text = "";
  // As many arguments as every browser takes.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

/** @param {Float64Array} values @returns {string} */
export function doublesText(values) {
  return textOf(new Uint8Array(values.slice().buffer));
}

/** Numbers that travel as text. @param {string} what @param {string} text @param {number} count @returns {Float64Array} */
export function doublesOf(what, text, count) {
  const bytes = bytesOf(text);
  if (bytes.length !== count * 8) throw new Error(`expected ${count} ${what}; got ${bytes.length / 8}`);
  return new Float64Array(bytes.buffer);
}
