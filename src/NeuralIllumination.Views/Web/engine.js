// @ts-check
// The engine in the page: the C# engine's own code, compiled to WebAssembly, by the same words as in C#.

import { Batch } from "./batch.js";
import { KINDS, numberOf, PHASES } from "./terms.js";

/** @typedef {{inputs: number, outputs: number, weightsAt: number, biasesAt: number}} Layer Where a dense layer's parameters lie. */

/** The module, instantiated from bytes that are already in the page: no request, no worker. */
export class Engine {
  /** @param {Record<string, any>} exports */
  constructor(exports) {
    this.exports = exports;
  }

  /** @param {BufferSource} bytes @returns {Promise<Engine>} Rejected where WebAssembly is refused. */
  static async load(bytes) {
    return new Engine((await WebAssembly.instantiate(bytes)).instance.exports);
  }

  /** Calls the module; what it runs out of is said in words. @param {string} name @param {...any} values @returns {any} */
  call(name, ...values) {
    try {
      return this.exports[name](...values);
    } catch (trap) {
      const { error } = this.exports;
      const exhausted = error.value === 1;
      error.value = 0;
      throw exhausted ? new Error("out of memory: this network is too large for the page", { cause: trap }) : trap;
    }
  }

  // Views of arrays are made when they are read, since growing the memory detaches older ones.

  /** @param {number} array @returns {Float64Array} */
  doubles(array) {
    return this.#view(Float64Array, array);
  }

  /** @param {number} array @returns {Int32Array} */
  ints(array) {
    return this.#view(Int32Array, array);
  }

  /** @param {number} array @returns {BigInt64Array} */
  longs(array) {
    return this.#view(BigInt64Array, array);
  }

  /** @param {any} kind @param {number} array @returns {any} */
  #view(kind, array) {
    const { memory, arrayLength, arrayData } = this.exports;
    const length = new DataView(memory.buffer).getInt32(array + arrayLength.value, true);
    return new kind(memory.buffer, array + arrayData.value, length);
  }
}

/** A network: layers, and all parameters in one array. */
export class Network {
  /** @param {Engine} engine @param {number[]} sizes Units per layer, inputs first. @param {string} activation The hidden layers'. */
  constructor(engine, sizes, activation) {
    this.engine = engine;
    const array = engine.call("NewInts", sizes.length);
    engine.ints(array).set(sizes);
    this.pointer = engine.call("NewNetwork", array, numberOf("activation", activation));
    /** @type {Layer[]} */
    this.layers = sizes.slice(1).map((_, l) => ({
      inputs: engine.call("LayerInputs", this.pointer, l),
      outputs: engine.call("LayerOutputs", this.pointer, l),
      weightsAt: engine.call("LayerWeightsAt", this.pointer, l),
      biasesAt: engine.call("LayerBiasesAt", this.pointer, l),
    }));
  }

  /** @param {string} initialization @param {number} seed */
  initialize(initialization, seed) {
    this.engine.call("InitializeNetwork", this.pointer, numberOf("initialization", initialization), BigInt(seed));
  }

  /** Every weight and bias, live. */
  get parameters() {
    return this.engine.doubles(this.engine.call("NetworkParameters", this.pointer));
  }

  /** 16 lower-case hexadecimal digits over all parameters' bits, as C# computes them. */
  get fingerprint() {
    const bits = this.engine.call("FingerprintOf", this.engine.call("NetworkParameters", this.pointer));
    return BigInt.asUintN(64, bits).toString(16).padStart(16, "0");
  }
}

/** Training as a machine of phases. Its arrays are the engine's own, live, [batch × units] row by row. */
export class Training {
  /** @param {Network} network @param {number} samples
   * @param {{loss: string, optimizer: string, batchSize: number, shuffleSeed: number, learningRate: number, momentum?: number, l2?: number}} options */
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
    this.learningRate = options.learningRate;
    this.evaluation = this.engine.call("NewEvaluation", network.pointer);
    this.words = this.engine.call("NewLongs", 4);
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
  /** Samples of the epoch in hand already learned from. */
  get seen() {
    return this.#call("Seen");
  }
  get batchLoss() {
    return this.#call("BatchLoss");
  }
  get learningRate() {
    return this.#call("LearningRate");
  }
  set learningRate(value) {
    this.#call("SetLearningRate", value);
  }
  /** η of the last update. */
  get updateRate() {
    return this.#call("UpdateRate");
  }
  get batchSize() {
    return this.#call("BatchSize");
  }
  set batchSize(value) {
    this.#call("SetBatchSize", value);
  }
  /** The batch in hand, live. */
  get inHand() {
    return new Batch(this.engine, this.#call("BatchInHand"), this.network.layers.length);
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
  /** Runs to the end of the batch in hand. */
  runBatch() {
    this.#call("RunBatch");
  }
  /** Runs to the end of the epoch in hand. */
  runEpoch() {
    this.#call("RunEpoch");
  }

  /** Mean loss and accuracy on samples. @param {number} samples @param {number} count @returns {[number, number]} */
  measure(samples, count) {
    this.engine.call("Measure", this.evaluation, this.network.pointer, this.loss, samples);
    return [
      this.engine.call("MeasuredLoss", this.evaluation),
      this.engine.call("MeasuredCorrect", this.evaluation) / count,
    ];
  }

  /** θ as the next update would leave it, with the gradients in hand. @returns {Float64Array} A copy. */
  previewUpdate() {
    const { engine } = this;
    const mark = engine.call("mark");
    // All is read before room is made: where the memory grows, views of it from before are empty.
    const read = [
      this.network.parameters,
      ...["FirstMoment", "SecondMoment"].map((name) => engine.doubles(this.#call(name))),
    ].map((view) => view.slice());
    const copies = read.map((values) => {
      const copy = engine.call("NewDoubles", values.length);
      engine.doubles(copy).set(values);
      return copy;
    });
    this.#call("PreviewUpdate", ...copies);
    const after = engine.doubles(copies[0]).slice();
    engine.call("reset", mark);
    return after;
  }

  /** All that the next phase depends on, copied; between batches only. */
  save() {
    this.#call("SaveGenerator", this.words);
    const { epoch, batch, seen, learningRate, batchSize } = this;
    return {
      epoch,
      batch,
      seen,
      learningRate,
      batchSize,
      powers: [this.#call("FirstPower"), this.#call("SecondPower")],
      parameters: this.network.parameters.slice(),
      moments: ["FirstMoment", "SecondMoment"].map((name) => this.engine.doubles(this.#call(name)).slice()),
      order: this.order.slice(),
      words: this.engine.longs(this.words).slice(),
    };
  }

  /** Goes back, or on, to what was saved. @param {ReturnType<Training["save"]>} frame */
  restore(frame) {
    this.network.parameters.set(frame.parameters);
    ["FirstMoment", "SecondMoment"].forEach((name, i) => this.engine.doubles(this.#call(name)).set(frame.moments[i]));
    this.#call("SetPowers", ...frame.powers);
    this.order.set(frame.order);
    this.engine.longs(this.words).set(frame.words);
    this.#call("RestoreGenerator", this.words);
    this.#call("GoTo", frame.epoch, frame.batch, frame.seen);
    // No batch is in hand there; what a later one left behind is not shown as if it were.
    this.inHand.clear();
    this.gradients.fill(0);
    this.learningRate = frame.learningRate;
    this.batchSize = frame.batchSize;
  }

  /** @param {string} name @param {...any} values @returns {any} */
  #call(name, ...values) {
    return this.engine.call(name, this.pointer, ...values);
  }
}
