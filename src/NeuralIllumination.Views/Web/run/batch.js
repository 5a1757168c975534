// @ts-check
// Samples on their way through the network: the batch in hand, or samples that are only looked at. Arrays are the engine's own, live.

/** @typedef {import("./engine.js").Engine} EngineInPage */

export class Batch {
  /** @param {EngineInPage} engine @param {number} pointer @param {number} layers */
  constructor(engine, pointer, layers) {
    this.engine = engine;
    this.pointer = pointer;
    this.layers = layers;
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
  /** y, [batch × outputs]. */
  get targets() {
    return this.#doubles("BatchTargets");
  }
  /** ŷ, [batch × outputs]. */
  get predictions() {
    return this.#doubles("Predictions");
  }
  /** L of each sample. */
  get losses() {
    return this.#doubles("SampleLosses");
  }
  /** [batch × units]. @param {number} layer */
  z(layer) {
    return this.#doubles("PreActivations", layer);
  }
  /** [batch × units]. @param {number} layer */
  a(layer) {
    return this.#doubles("LayerActivations", layer);
  }
  /** ∂L/∂z of each sample's own loss, [batch × units]. @param {number} layer */
  delta(layer) {
    return this.#doubles("Deltas", layer);
  }

  /** @param {string} name @param {...number} values @returns {Float64Array} */
  #doubles(name, ...values) {
    return this.engine.doubles(this.engine.call(name, this.pointer, ...values));
  }
}
