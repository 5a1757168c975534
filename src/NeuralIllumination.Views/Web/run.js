// @ts-check
// A run, from its recipe: trains, measures, keeps keyframes, and goes to any epoch, batch and phase, forwards and back.
import { Engine, Network, Training } from "./engine.js";
import { checkRecipe, whole } from "./recipe.js";
import { TERMS } from "./terms.js";

/** @typedef {{trainLoss: number, trainAccuracy: number, testLoss: number|null, testAccuracy: number|null}} Measured */
/** @typedef {{epoch: number, batch: number, phase: string, learningRate?: number, batchSize?: number,
 *   parameter?: {layer: number, output: number, input?: number|null, value: number}}} Change */

/** Epochs between keyframes at the least: so few are run again in no time, and a keyframe costs as much as a tenth of an epoch. */
const KEYFRAME_INTERVAL = 4;
/** What all keyframes together may take; longer runs and larger networks keep fewer of them. */
const KEYFRAME_BYTES = 32 << 20;

/** @param {string} text Base64. @returns {Uint8Array<ArrayBuffer>} */
export function bytesOf(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export class Run {
  /** @param {Engine} engine @param {any} recipe The document that C# writes. */
  constructor(engine, recipe) {
    checkRecipe(recipe);
    const { network, training, data } = recipe;
    this.recipe = recipe;
    this.network = new Network(engine, network.layers, network.activation);
    if (network.parameters) {
      const given = new Float64Array(bytesOf(network.parameters).buffer);
      if (given.length !== this.network.parameters.length) throw new Error(`expected ${this.network.parameters.length} parameters; got ${given.length}`);
      this.network.parameters.set(given);
    } else this.network.initialize(network.initialization, network.seed);
    const [train, test] = load(engine, data, network.layers[0], network.layers.at(-1));
    this.train = train;
    this.test = test;
    this.training = new Training(this.network, this.train, { ...training, loss: network.loss });
    /** @type {Change[]} */
    this.changes = recipe.changes ?? [];
    /** The next change that is due. */
    this.change = 0;
    /** @type {(Measured|undefined)[]} By epoch. */
    this.history = [];
    const first = { ...this.training.save(), change: 0 };
    const bytes = 8 * (first.parameters.length + first.moments[0].length + first.moments[1].length) + 4 * first.order.length;
    this.interval = Math.max(KEYFRAME_INTERVAL, Math.ceil((bytes * Math.max(200, recipe.epochs)) / KEYFRAME_BYTES));
    /** By epoch, every `interval` epochs. */
    this.keyframes = new Map([[0, first]]);
    this.#applyChanges();
    this.#measure();
  }

  get epoch() { return this.training.epoch; }
  get batch() { return this.training.batch; }
  get nextPhase() { return this.training.nextPhase; }
  get fingerprint() { return this.network.fingerprint; }

  /** Runs one phase; an epoch's last measures, and keeps a keyframe where one is due. */
  advance() {
    const { epoch } = this;
    this.training.advance();
    if (this.epoch > epoch) this.#endEpoch();
    this.#applyChanges();
  }

  /** Runs to the end of the epoch in hand; in one call, where no change lies in it. */
  runEpoch() {
    const { epoch } = this;
    if (this.changes[this.change]?.epoch <= epoch) {
      while (this.epoch === epoch) this.advance();
      return;
    }
    this.training.runEpoch();
    this.#endEpoch();
    this.#applyChanges();
  }

  /** Runs towards a place for at most so many milliseconds. @param {number} epochs @param {number} batches @param {number} milliseconds
   * @returns {boolean} Whether it is there. */
  runFor(epochs, batches, milliseconds) {
    const end = performance.now() + milliseconds;
    while (isBefore([this.epoch, this.batch], [epochs, batches])) {
      if (performance.now() > end) return false;
      do this.advance();
      while (this.nextPhase !== "forward");
    }
    return true;
  }

  /** Goes to where so many epochs, then batches, then phases (0 to 3) have run. What the batch before left (its losses, its δ) is there too,
   * as if the run had come straight here.
   * @param {number} epoch @param {number} [batch] @param {number} [phases] */
  goTo(epoch, batch = 0, phases = 0) {
    whole("epoch", epoch, 0, 1e6);
    whole("batch", batch, 0, 1e9);
    whole("phases", phases, 0, 3);
    const place = () => [this.epoch, this.batch, TERMS.phase.indexOf(this.nextPhase)];
    const target = [epoch, batch, phases];
    // From a keyframe before the epoch, so that the batch before the place has been run.
    let start = Math.max(0, epoch - 1);
    while (!this.keyframes.has(start)) start--;
    if (isBefore(target, place()) || start > this.epoch) {
      const frame = /** @type {NonNullable<ReturnType<typeof this.keyframes.get>>} */ (this.keyframes.get(start));
      this.training.restore(frame);
      this.change = frame.change;
      this.#applyChanges();
    }
    while (this.epoch < epoch) this.runEpoch();
    while (isBefore(place(), target)) this.advance();
  }

  #endEpoch() {
    const { epoch } = this;
    this.#measure();
    if (epoch % this.interval === 0 && !this.keyframes.has(epoch))
      this.keyframes.set(epoch, { ...this.training.save(), change: this.change });
  }

  #measure() {
    if (this.history[this.epoch]) return;
    const { train, test } = this.recipe.data;
    const [trainLoss, trainAccuracy] = this.training.measure(this.train, train);
    const [testLoss, testAccuracy] = test > 0 ? this.training.measure(this.test, test) : [null, null];
    this.history[this.epoch] = { trainLoss, trainAccuracy, testLoss, testAccuracy };
  }

  /** Sets what was set by hand just before the phase that comes next. */
  #applyChanges() {
    for (let due; (due = this.changes[this.change]); this.change++) {
      const phase = TERMS.phase.indexOf(due.phase);
      const here = [this.epoch, this.batch, TERMS.phase.indexOf(this.nextPhase)];
      if (isBefore([due.epoch, due.batch, phase], here)) throw new Error(`the run never comes to epoch ${due.epoch}, batch ${due.batch}`);
      if (isBefore(here, [due.epoch, due.batch, phase])) return;
      if (due.learningRate != null) this.training.learningRate = due.learningRate;
      if (due.batchSize != null) this.training.batchSize = due.batchSize;
      if (!due.parameter) continue;
      const { layer, output, input, value } = due.parameter;
      const { outputs, weightsAt, biasesAt } = this.network.layers[layer - 1];
      this.network.parameters[input == null ? biasesAt + output : weightsAt + input * outputs + output] = value;
    }
  }
}

/** @param {number[]} a @param {number[]} b @returns {boolean} Whether place a comes before place b. */
function isBefore(a, b) {
  const differing = a.findIndex((part, i) => part !== b[i]);
  return differing >= 0 && a[differing] < b[differing];
}

/** @param {Engine} engine @param {any} data @param {number} features @param {number} outputs @returns {number[]} Training and test samples. */
function load(engine, data, features, outputs) {
  const counts = [data.train, data.test];
  const sets = counts.map((count) => engine.call("NewSamples", count, features, outputs));
  if (data.generator === "circles-and-squares") {
    const random = engine.call("NewDataGenerator", BigInt(data.seed));
    for (const set of sets) engine.call("FillCirclesAndSquares", set, random);
    return sets;
  }
  if (!data.packed) throw new Error("the recipe does not carry its data");
  const values = unpack(data.packed, (data.train + data.test) * features);
  engine.doubles(engine.call("SampleInputs", sets[0])).set(values.subarray(0, data.train * features));
  engine.doubles(engine.call("SampleInputs", sets[1])).set(values.subarray(data.train * features));
  for (let s = 0; s < data.train + data.test; s++) {
    const inTest = s >= data.train;
    engine.call("LabelSample", sets[inTest ? 1 : 0], inTest ? s - data.train : s, data.packed.labels[s]);
  }
  return sets;
}

/** @param {{encoding: string, pixels: string}} packed @param {number} count @returns {Float64Array} */
function unpack(packed, count) {
  const bytes = bytesOf(packed.pixels);
  if (packed.encoding === "float64") return new Float64Array(bytes.buffer);
  return Float64Array.from({ length: count }, (_, i) => (bytes[i >> 3] >> (i & 7)) & 1);
}
