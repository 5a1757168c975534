// @ts-check
// Bytes that travel as text, four of them in five characters, as C# writes them.

/** What stands for a digit is visible ASCII, in order, but for these. */
const NO_DIGITS = "\"$&'+<>\\`";

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export function bytesOf85(text) {
  const digits = new Uint8Array(127);
  for (let code = 33, digit = 0; code < 127; code++)
    if (!NO_DIGITS.includes(String.fromCharCode(code))) digits[code] = digit++;
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  const view = new DataView(new ArrayBuffer(4));
  for (let at = 0, to = 0; at < text.length; at += 5, to += 4) {
    let group = 0;
    // What is missing of the last group is the largest digit, so that what is kept is not one too small.
    for (let i = 0; i < 5; i++) group = group * 85 + (at + i < text.length ? digits[text.charCodeAt(at + i)] : 84);
    view.setUint32(0, group);
    for (let i = 0; i < 4 && to + i < bytes.length; i++) bytes[to + i] = view.getUint8(i);
  }
  return bytes;
}
