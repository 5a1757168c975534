// @ts-check
// Training in the engine.
import { Batch } from "./batch.js";
import { KINDS, numberOf, PHASES } from "../words/terms.js";

/** @typedef {import("./network.js").Network} NetworkInTraining */

/** Training as a machine of phases. Its arrays are the engine's own, live, [batch × units] row by row. */
export class Training {
  /** @param {NetworkInTraining} network @param {number} samples
   * @param {{loss: string, optimizer: string, batchSize: number, shuffleSeed: number, learningRate: number, momentum?: number, l2?: number,
   *   beta1?: number, beta2?: number}} options */
  constructor(network, samples, options) {
    this.engine = network.engine;
    this.network = network;
    this.loss = numberOf("loss", options.loss);
    const optimizer = numberOf("optimizer", options.optimizer);
    const shuffleSeed = BigInt(options.shuffleSeed);
    this.pointer = this.engine.call(
      "NewTraining",
      network.pointer,
      samples,
      this.loss,
      options.batchSize,
      shuffleSeed,
      optimizer,
    );
    this.#call("SetMomentum", options.momentum ?? KINDS.ranges.momentum.otherwise);
    this.#call("SetL2", options.l2 ?? KINDS.ranges.l2.otherwise);
    const [beta1, beta2] = /** @type {const} */ (["beta1", "beta2"]).map(
      (name) => options[name] ?? KINDS.ranges[name].otherwise,
    );
    this.#call("SetBetas", beta1, beta2);
    this.#call("SetLearningRate", options.learningRate);
    this.evaluation = this.engine.call("NewEvaluation", network.pointer);
  }

  get epoch() {
    return this.#call("Epoch");
  }
  get batch() {
    return this.#call("Batch");
  }
  get nextPhase() {
    return PHASES[this.#call("NextPhase")];
  }
  get batchLoss() {
    return this.#call("BatchLoss");
  }
  get learningRate() {
    return this.#call("LearningRate");
  }
  get momentum() {
    return this.#call("Momentum");
  }
  get l2() {
    return this.#call("L2");
  }
  /** λ of the last backward phase. */
  get gradientL2() {
    return this.#call("GradientL2");
  }
  get beta1() {
    return this.#call("Beta1");
  }
  get beta2() {
    return this.#call("Beta2");
  }
  /** η of the last update. */
  get updateRate() {
    return this.#call("UpdateRate");
  }
  get batchSize() {
    return this.#call("BatchSize");
  }
  /** The batch in hand, live. */
  get inHand() {
    return new Batch(this.engine, this.#call("BatchInHand"));
  }
  get gradients() {
    return this.engine.doubles(this.#call("Gradients"));
  }
  get order() {
    return this.engine.ints(this.#call("Order"));
  }
  /** Runs one phase. */
  advance() {
    this.#call("Advance");
  }
  /** Runs to the end of the epoch in hand. */
  runEpoch() {
    this.#call("RunEpoch");
  }

  /** For how many samples each unit of a layer learns. @param {number} samples @param {number} layer From 0. @returns {number[]} */
  open(samples, layer) {
    const { engine } = this;
    const mark = engine.call("mark");
    const open = engine.call("NewInts", this.network.layers[layer].outputs);
    engine.call("CountOpen", this.evaluation, this.network.pointer, this.loss, samples, layer, open);
    const counts = Array.from(engine.ints(open));
    engine.call("reset", mark);
    return counts;
  }

  /** @param {string} name @param {...any} values @returns {any} */
  #call(name, ...values) {
    return this.engine.call(name, this.pointer, ...values);
  }
}
