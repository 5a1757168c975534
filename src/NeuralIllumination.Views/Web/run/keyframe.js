// @ts-check
// A place of the run that C# came to, as it travels in an output.

/** @typedef {import("./run.js").Keyframe} Keyframe */
/** @typedef {{epoch: number, change: number, learningRate: number, batchSize: number, powers: number[], numbers: ArrayBuffer}} Carried
 *   Parameters, moments and the generator's words, 8 bytes each, then the order, 4 bytes each; of each part every number's lowest byte, then
 *   every number's next, and so on. */

/** @param {Carried} carried @param {ReturnType<import("./training.js").Training["save"]>} like What the same run has just saved: its arrays are
 * filled anew. @returns {Keyframe} */
export function keyframeOf({ numbers, ...rest }, like) {
  const parts = [like.parameters, ...like.moments, like.words, like.order];
  const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0);
  if (numbers.byteLength !== bytes) throw new Error(`expected a keyframe of ${bytes} bytes; got ${numbers.byteLength}`);
  const from = new Uint8Array(numbers);
  let at = 0;
  for (const part of parts) {
    const to = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    const size = part.BYTES_PER_ELEMENT;
    for (let k = 0; k < size; k++) for (let i = k; i < to.length; i += size) to[i] = from[at++];
  }
  return { ...like, ...rest, batch: 0, seen: 0 };
}
