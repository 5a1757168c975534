// @ts-check
// Bytes that travel as text, four of them in five characters, as C# writes them.

/** What stands for a digit is visible ASCII, in order, but for these. */
const NO_DIGITS = "\"$&'+<>\\`";

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export function bytesOf85(text) {
  const digits = new Uint8Array(127);
  for (let code = 33, digit = 0; code < 127; code++)
    if (!NO_DIGITS.includes(String.fromCharCode(code))) digits[code] = digit++;
  const groups = Math.ceil(text.length / 5);
  const view = new DataView(new ArrayBuffer(4 * groups));
  // What is missing of the last group is the largest digit, so that what is kept is not one too small.
  const whole = text.padEnd(5 * groups, "~");
  const digit = (/** @type {number} */ at) => digits[whole.charCodeAt(at)];
  for (let at = 0, to = 0; to < view.byteLength; at += 5, to += 4) {
    const high = (digit(at) * 85 + digit(at + 1)) * 85 + digit(at + 2);
    view.setUint32(to, (high * 85 + digit(at + 3)) * 85 + digit(at + 4));
  }
  return new Uint8Array(view.buffer, 0, Math.floor((text.length * 4) / 5));
}
