// @ts-check
// Looks at samples: carries them forward, and their blame back, without learning from them.
import { Batch } from "./batch.js";
import { numberOf } from "./terms.js";

/** @typedef {import("./run.js").Run} RunInPage */

export class Look {
  /** @param {RunInPage} run @param {number} capacity */
  constructor({ network, recipe }, capacity) {
    this.network = network;
    this.engine = network.engine;
    this.loss = numberOf("loss", recipe.network.loss);
    this.batch = new Batch(this.engine, this.engine.call("NewBatch", network.pointer, capacity), network.layers.length);
    this.gradientsAt = this.engine.call("NewDoubles", network.parameters.length);
  }

  /** Forward to ŷ and L, under the present weights. @param {number} set Samples. @param {number[]} indices */
  forward(set, indices) {
    indices.forEach((index, row) => this.engine.call("LoadSample", this.batch.pointer, set, index, row));
    this.engine.call("LookForward", this.batch.pointer, this.network.pointer, this.loss);
  }

  /** Back from there: every δ, and the looked-at samples' own mean ∂L/∂θ in `gradients`. */
  backward() {
    this.engine.call("LookBackward", this.batch.pointer, this.network.pointer, this.gradientsAt);
  }

  get gradients() {
    return this.engine.doubles(this.gradientsAt);
  }
}
