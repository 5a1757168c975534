// @ts-check
// Samples on their way through the network: the batch in hand, or samples that are only looked at. Arrays are the engine's own, live.

/** @typedef {import("./engine.js").Engine} EngineInPage */

export class Batch {
  /** @param {EngineInPage} engine @param {number} pointer */
  constructor(engine, pointer) {
    this.engine = engine;
    this.pointer = pointer;
  }

  get count() {
    return this.engine.call("BatchCount", this.pointer);
  }
  get samples() {
    return this.engine.ints(this.engine.call("BatchSamples", this.pointer)).subarray(0, this.count);
  }
  /** x, [batch × inputs] row by row. */
  get inputs() {
    return this.#doubles("BatchInputs");
  }
  /** ŷ, [batch × outputs]. */
  get predictions() {
    return this.#doubles("Predictions");
  }

  /** @param {string} name @returns {Float64Array} */
  #doubles(name) {
    return this.engine.doubles(this.engine.call(name, this.pointer));
  }
}
