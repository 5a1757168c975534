// @ts-check
// A place that a run can go on from: the engine's own, written by a run, by another, or from what C# handed over.

/** @typedef {import("./engine.js").Engine} EngineOfKeyframe */
/** @typedef {{epoch: number, learningRate: number, batchSize: number, options: number[], powers: number[], numbers: ArrayBuffer}} Carried
 *   `options` are μ, λ, β₁ and β₂. Parameters, moments and the generator's words, 8 bytes each, then the order, 4 bytes each; of each part every number's lowest byte, then
 *   every number's next, and so on. */

export class Keyframe {
  /** @param {EngineOfKeyframe} engine @param {number} pointer */
  constructor(engine, pointer) {
    this.engine = engine;
    this.pointer = pointer;
  }

  get epoch() {
    return this.engine.call("KeyframeEpoch", this.pointer);
  }

  /** The arrays of which it is made: parameters, moments, words, order. @returns {(Float64Array|BigInt64Array|Int32Array)[]} */
  get parts() {
    const { engine, pointer } = this;
    return [
      ...["Parameters", "First", "Second"].map((name) => engine.doubles(engine.call(`Keyframe${name}`, pointer))),
      engine.longs(engine.call("KeyframeWords", pointer)),
      engine.ints(engine.call("KeyframeOrder", pointer)).subarray(0, engine.call("KeyframeSamples", pointer)),
    ];
  }

  /** Takes the state that another keyframe holds, of the same recipe. @param {Keyframe} other */
  copy(other) {
    const { engine } = other;
    const numbers = engine.call("NewDoubles", 8);
    engine.call("ReadKeyframe", other.pointer, numbers);
    this.engine.call("WriteKeyframe", this.pointer, ...engine.doubles(numbers));
    const theirs = other.parts;
    this.parts.forEach((part, i) => bytes(part).set(bytes(theirs[i])));
  }

  /** Takes the state that C# came to. @param {Carried} carried */
  unpack({ numbers, learningRate, batchSize, options, powers }) {
    const { parts } = this;
    const size = parts.reduce((sum, part) => sum + part.byteLength, 0);
    if (numbers.byteLength !== size) throw new Error(`expected a keyframe of ${size} bytes; got ${numbers.byteLength}`);
    const from = new Uint8Array(numbers);
    let at = 0;
    for (const part of parts) {
      const to = bytes(part);
      const width = part.BYTES_PER_ELEMENT;
      for (let k = 0; k < width; k++) for (let i = k; i < to.length; i += width) to[i] = from[at++];
    }
    this.engine.call("WriteKeyframe", this.pointer, learningRate, batchSize, ...options, ...powers);
  }
}

/** @param {ArrayBufferView} part */
function bytes(part) {
  return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
}
