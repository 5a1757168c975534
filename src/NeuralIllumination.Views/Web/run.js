// @ts-check
// A run, from its recipe: trains, measures, keeps keyframes, and goes to any epoch, batch and phase, forwards and back.
import { bytesOf } from "./base64.js";
import { load } from "./data.js";
import { Engine, Network, Training } from "./engine.js";
import { checkRecipe, whole } from "./recipe.js";
import { PHASES } from "./terms.js";

/** @typedef {{trainLoss: number, trainAccuracy: number, testLoss: number|null, testAccuracy: number|null}} Measured */
/** @typedef {{epoch: number, batch: number, phase: import("./terms.js").PhaseTerm, learningRate?: number, batchSize?: number,
 *   parameter?: {layer: number, output: number, input?: number|null, value: number}}} Change */

/** Epochs between keyframes at the least: so few are run again in no time, and a keyframe costs as much as a tenth of an epoch. */
const KEYFRAME_INTERVAL = 4;
/** What all keyframes together may take; longer runs and larger networks keep fewer of them. */
const KEYFRAME_BYTES = 32 << 20;

/** The longest that the page is kept from doing anything else, in milliseconds. */
export const SLICE = 8;
/** Epochs that take longer, in milliseconds, are not run in one go. */
const LONG_EPOCH = SLICE / 2;

/** @typedef {ReturnType<Training["save"]> & {change: number}} Keyframe */

export class Run {
  /** @param {Engine} engine @param {any} recipe The document that C# writes. */
  constructor(engine, recipe) {
    checkRecipe(recipe);
    const { network, training, data } = recipe;
    this.recipe = recipe;
    this.network = new Network(engine, network.layers, network.activation);
    if (network.parameters) {
      const given = new Float64Array(bytesOf(network.parameters).buffer);
      if (given.length !== this.network.parameters.length)
        throw new Error(`expected ${this.network.parameters.length} parameters; got ${given.length}`);
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
    /** @type {Keyframe} */
    const first = { ...this.training.save(), change: 0 };
    const bytes =
      8 * (first.parameters.length + first.moments[0].length + first.moments[1].length) + 4 * first.order.length;
    this.interval = Math.max(KEYFRAME_INTERVAL, Math.ceil((bytes * Math.max(200, recipe.epochs)) / KEYFRAME_BYTES));
    /** By epoch, every `interval` epochs. */
    this.keyframes = new Map([[0, first]]);
    /** How many epochs in a row took long. */
    this.long = 0;
    /** θ before the last update that was run phase by phase. */
    this.before = this.network.parameters.slice();
    /** Batches by epoch, of the epochs completed. @type {number[]} */
    this.lengths = [];
    this.#applyChanges();
    this.#measure();
  }

  get epoch() {
    return this.training.epoch;
  }
  get batch() {
    return this.training.batch;
  }
  get nextPhase() {
    return this.training.nextPhase;
  }
  /** Phases of the batch in hand that have run, 0 to 3. */
  get phases() {
    return PHASES.indexOf(this.nextPhase);
  }
  /** Batches in the epoch in hand, if nothing is changed. */
  get batches() {
    return this.batch + Math.ceil((this.recipe.data.train - this.training.seen) / this.training.batchSize);
  }
  get fingerprint() {
    return this.network.fingerprint;
  }

  /** A place to go on from that C# came to: nothing before it need be run to get there. @param {Keyframe} frame */
  keep(frame) {
    this.keyframes.set(frame.epoch, frame);
  }

  /** What another run of the recipe measured and kept on its way from the start, in the place of what was handed over.
   * @param {Run} other Nothing that it ran through has been changed here. */
  adopt(other) {
    const own = this.changes.findIndex((change, i) => change !== other.changes[i]);
    const last = Math.min(other.epoch, own < 0 ? Infinity : this.changes[own].epoch);
    for (const epoch of this.keyframes.keys())
      if (epoch <= last && !other.keyframes.has(epoch)) this.keyframes.delete(epoch);
    for (const [epoch, frame] of other.keyframes) if (epoch <= last) this.keyframes.set(epoch, frame);
    for (let epoch = 0; epoch <= last; epoch++) {
      this.history[epoch] ??= other.history[epoch];
      if (epoch < last) this.lengths[epoch] = other.lengths[epoch];
    }
  }

  /** Runs one phase; an epoch's last measures, and keeps a keyframe where one is due. */
  advance() {
    const { epoch, batch } = this;
    if (this.nextPhase === "update") this.before.set(this.network.parameters);
    this.training.advance();
    if (this.epoch > epoch) {
      this.lengths[epoch] = batch + 1;
      this.#endEpoch();
    }
    this.#applyChanges();
  }

  /** Runs to the end of the epoch in hand; in one call, where no change lies in it. */
  runEpoch() {
    const { epoch } = this;
    if (this.changes[this.change]?.epoch <= epoch) {
      while (this.epoch === epoch) this.advance();
      return;
    }
    this.lengths[epoch] = this.batches;
    this.training.runEpoch();
    this.#endEpoch();
    this.#applyChanges();
  }

  /** Goes to where so many epochs, then batches, then phases (0 to 3) have run. What the batch before left (its losses, its δ) is there too,
   * as if the run had come straight here.
   * @param {number} epoch @param {number} [batch] @param {number} [phases] */
  goTo(epoch, batch = 0, phases = 0) {
    this.goToFor(epoch, batch, phases, Infinity);
  }

  /** The same for at most so many milliseconds; called again, it goes on. @param {number} epoch @param {number} batch @param {number} phases
   * @param {number} milliseconds @returns {boolean} Whether it is there. */
  goToFor(epoch, batch, phases, milliseconds) {
    whole("epoch", epoch, 0, 1e6);
    whole("batch", batch, 0, 1e9);
    whole("phases", phases, 0, 3);
    const end = performance.now() + milliseconds;
    const place = () => [this.epoch, this.batch, this.phases];
    const target = [epoch, batch, phases];
    // From a keyframe before the epoch, so that the batch before the place has been run.
    let start = Math.max(0, epoch - 1);
    while (!this.keyframes.has(start)) start--;
    if (isBefore(target, place()) || start > this.epoch) {
      const frame = /** @type {Keyframe} */ (this.keyframes.get(start));
      this.training.restore(frame);
      this.change = frame.change;
      this.#applyChanges();
    }
    // An epoch's last batch is run phase by phase when it is the one in hand there.
    const unbroken = batch + phases > 0 ? epoch : epoch - 1;
    while (isBefore(place(), target)) {
      if (performance.now() > end) return false;
      if (this.epoch < unbroken && this.long < 3) this.#timedEpoch();
      else this.advance();
    }
    return true;
  }

  /** Where epochs take longer than half a slice, they are run phase by phase from then on. */
  #timedEpoch() {
    const began = performance.now();
    this.runEpoch();
    this.long = performance.now() - began > LONG_EPOCH ? this.long + 1 : 0;
  }

  /** Where the phase, batch or epoch before this place begins; null at the start. @param {"phase"|"batch"|"epoch"} kind
   * @returns {[number, number, number]|null} */
  placeBefore(kind) {
    const { epoch, batch, phases } = this;
    if (epoch + batch + phases === 0) return null;
    if (kind === "epoch") return batch + phases > 0 ? [epoch, 0, 0] : [epoch - 1, 0, 0];
    if (phases > 0) return kind === "phase" ? [epoch, batch, phases - 1] : [epoch, batch, 0];
    // An epoch that was passed over is run for its length.
    if (batch === 0 && this.lengths[epoch - 1] === undefined) this.goTo(epoch);
    const [e, b] = batch > 0 ? [epoch, batch - 1] : [epoch - 1, this.lengths[epoch - 1] - 1];
    return [e, b, kind === "phase" ? 3 : 0];
  }

  /** Sets an option or a parameter from here on: another future begins, which becomes part of the recipe.
   * @param {{learningRate?: number, batchSize?: number, parameter?: {layer: number, output: number, input?: number|null, value: number}}} what */
  set(what) {
    const change = { epoch: this.epoch, batch: this.batch, phase: this.nextPhase, ...what };
    checkRecipe({ ...this.recipe, changes: [change] });
    const changes = this.changes.slice(0, this.change);
    // A slider passes many values at one place: the last one counts.
    const [name] = Object.keys(what);
    const same = changes.findIndex(
      (c) =>
        c.epoch === change.epoch && c.batch === change.batch && c.phase === change.phase && name in c && !c.parameter,
    );
    if (same >= 0) changes.splice(same, 1);
    this.changes = [...changes, change];
    this.change = this.changes.length - 1;
    this.history.length = this.epoch + 1;
    for (const epoch of this.keyframes.keys()) if (epoch > this.epoch) this.keyframes.delete(epoch);
    this.#applyChanges();
    if (this.epoch + this.batch + this.phases > 0) return;
    this.history.length = 0;
    this.#measure();
  }

  /** What makes the present state again, up to the last whole batch. */
  get recipeNow() {
    const { epoch, batch } = this;
    return { ...this.recipe, changes: this.changes.slice(0, this.change), epochs: epoch, batches: batch };
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
      const phase = PHASES.indexOf(due.phase);
      const here = [this.epoch, this.batch, PHASES.indexOf(this.nextPhase)];
      if (isBefore([due.epoch, due.batch, phase], here))
        throw new Error(`the run never comes to epoch ${due.epoch}, batch ${due.batch}`);
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
