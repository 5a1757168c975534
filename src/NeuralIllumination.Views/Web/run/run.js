// @ts-check
// A run, from its recipe: the engine's own, which goes to any epoch, batch and phase, forwards and back. Here it is built and read.
import { packedSampleOf, sampleOf } from "./added.js";
import { doublesOf } from "../words/base64.js";
import { load } from "./data.js";
import { Engine } from "./engine.js";
import { Keyframe } from "./keyframe.js";
import { Network } from "./network.js";
import { checkChange, checkRecipe, whole } from "./recipe.js";
import { KINDS, PHASES } from "../words/terms.js";
import { Training } from "./training.js";

/** @typedef {{trainLoss: number, trainScore: number|null, testLoss: number|null, testScore: number|null}} Measured A score is an accuracy; of regression R². */
/** @typedef {{epoch: number, batch: number, phase: import("../words/terms.js").PhaseTerm, learningRate?: number, batchSize?: number,
 *   parameter?: {layer: number, output: number, input?: number|null, value: number}, momentum?: number, l2?: number, beta1?: number,
 *   beta2?: number, switchOff?: {layer: number, unit: number, isOff?: boolean}, freeze?: {layer: number, isHeld?: boolean},
 *   addSample?: import("./added.js").PackedSample}} Change */

/** The longest that the page is kept from doing anything else, in milliseconds. */
export const SLICE = 8;
/** Multiplications between two looks at the clock: about a millisecond. */
const WORK = 1e6;
const STEPS_BACK = ["phase", "batch", "epoch"];
/** What a change may set, as the engine numbers it. */
export const CHANGE_KINDS = /** @type {const} */ ([
  "learningRate",
  "batchSize",
  "parameter",
  "momentum",
  "l2",
  "beta1",
  "beta2",
  "switchOff",
  "freeze",
  "addSample",
]);

export class Run {
  /** @type {(Measured|undefined)[]} */
  #history = [];
  /** @type {Change[]} */
  #changes = [];
  /** @type {Float64Array|null} */
  #start = null;

  /** @param {Engine} engine @param {any} recipe The document that C# writes. */
  constructor(engine, recipe) {
    checkRecipe(recipe);
    const { network, training, data } = recipe;
    this.recipe = recipe;
    this.engine = engine;
    this.network = new Network(engine, network.layers, network.activation);
    if (network.parameters != null) {
      const given = doublesOf("parameters", network.parameters, this.network.parameters.length);
      if (!given.every(Number.isFinite)) throw new Error("expected finite parameters");
      this.network.parameters.set(given);
    } else this.network.initialize(network.initialization, network.seed);
    const [train, test] = load(engine, data, network.layers[0], network.layers.at(-1));
    this.given = train;
    this.test = test;
    this.training = new Training(this.network, train, { ...training, loss: network.loss });
    this.pointer = engine.call("NewRun", this.training.pointer, test, recipe.epochs);
    this.numbers = engine.call("NewInts", 7);
    this.values = engine.call("NewDoubles", 5);
    for (const change of recipe.changes ?? [])
      for (const kind of CHANGE_KINDS)
        if (change[kind] != null) {
          const phase = PHASES.indexOf(change.phase);
          this.#call("AddChange", change.epoch, change.batch, phase, ...this.#targetOf(kind, change[kind]));
        }
    this.#readChanges();
    this.#call("BeginRun");
    this.#checkChanges();
    this.measured = this.#call("RunMeasured");
  }

  /** What is learned from now: what was given, then what was added. */
  get train() {
    return this.engine.call("TrainingSamples", this.training.pointer);
  }
  /** How many that are. @returns {number} */
  get trainCount() {
    return this.engine.call("SampleCount", this.train);
  }
  /** The same with those that the epoch after the one in hand learns from too. @returns {number} */
  get storedCount() {
    const made = this.#changes.slice(0, this.change);
    return this.recipe.data.train + made.filter(({ addSample }) => addSample).length;
  }
  /** Whether the network was set by hand since the batch before. @returns {boolean} */
  get isTouched() {
    return this.#call("RunTouched") !== 0;
  }
  /** θ at the start, as the engine stores it. @returns {Float64Array} */
  get start() {
    return (this.#start ??= this.#startOf());
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
    return this.#call("RunBatches");
  }
  get fingerprint() {
    return this.network.fingerprint;
  }
  /** Every change, those still to come included; another list once something is set. */
  get changes() {
    return this.#changes;
  }
  /** How many of them have been made on the way to here. */
  get change() {
    return this.#call("RunChangesMade");
  }

  /** What was measured, by epoch; nothing where the run has not been. */
  get history() {
    const history = this.#history;
    const { epoch } = this;
    if (history.length <= epoch) history.length = epoch + 1;
    // What the run has come through lies in a row before here; further back another way was taken.
    for (let at = epoch; at >= 0 && !history[at]; at--) {
      const measured = this.#measuredAfter(at);
      if (!measured) break;
      history[at] = measured;
    }
    return history;
  }

  /** Room for a place to go on from: nothing before it need be run to get there. @param {number} epoch */
  keyframe(epoch) {
    return new Keyframe(this.engine, this.engine.call("KeyframeRoom", this.pointer, epoch));
  }

  /** The epochs it can go on from, in order. @returns {number[]} */
  get keyframes() {
    const all = this.#call("RunKeyframes");
    return Array.from({ length: this.engine.call("KeyframeCount", all) }, (_, i) =>
      this.engine.call("KeyframeEpoch", this.engine.call("KeyframeAt", all, i)),
    );
  }

  /** What another run of the recipe measured and kept on its way from the start, in the place of what was handed over.
   * @param {Run} other Nothing that it ran through has been changed here. */
  adopt(other) {
    const [own, others] = [this.changes, other.changes].map((changes) =>
      changes.map((change) => JSON.stringify(change)),
    );
    const differing = own.findIndex((change, i) => change !== others[i]);
    const last = Math.min(other.epoch, differing < 0 ? Infinity : this.changes[differing].epoch);
    const theirs = other.#call("RunKeyframes");
    for (const epoch of this.keyframes)
      if (epoch <= last && !other.keyframes.includes(epoch)) this.#call("DropKeyframe", epoch);
    for (let i = 0; i < other.engine.call("KeyframeCount", theirs); i++) {
      const frame = new Keyframe(other.engine, other.engine.call("KeyframeAt", theirs, i));
      if (frame.epoch <= last) this.keyframe(frame.epoch).copy(frame);
    }
    for (let epoch = 0; epoch <= last; epoch++) {
      const measured = other.history[epoch];
      if (measured && !this.#history[epoch]) {
        const { trainLoss, trainScore, testLoss, testScore } = measured;
        const numbers = [trainLoss, trainScore ?? NaN, testLoss ?? 0, testScore ?? NaN];
        this.engine.call("PutMeasured", this.measured, epoch, ...numbers);
        this.#history[epoch] = measured;
      }
      const batches = other.batchesOf(epoch);
      if (epoch < last && batches) this.engine.call("PutEpochBatches", this.measured, epoch, batches);
    }
  }

  /** How many batches an epoch had, from 0; 0 where it has not been run. @param {number} epoch @returns {number} */
  batchesOf(epoch) {
    return epoch < 0 ? 0 : this.engine.call("EpochBatches", this.measured, epoch);
  }

  /** Runs one phase; an epoch's last measures, and keeps a keyframe where one is due. */
  advance() {
    this.#call("AdvanceRun");
    this.#checkChanges();
  }

  /** Runs to the end of the epoch in hand. */
  runEpoch() {
    this.goTo(this.epoch + 1);
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
    whole("epoch", epoch, 0, KINDS.mostEpochs);
    whole("batch", batch, 0, 1e9);
    whole("phases", phases, 0, 3);
    const end = performance.now() + milliseconds;
    while (!this.#call("GoRunTo", epoch, batch, phases, WORK)) {
      this.#checkChanges();
      if (performance.now() > end) return false;
    }
    this.#checkChanges();
    return true;
  }

  /** Where the phase, batch or epoch before this place begins; null at the start. @param {"phase"|"batch"|"epoch"} kind
   * @returns {[number, number, number]|null} */
  placeBefore(kind) {
    const { epoch, batch, phases } = this;
    if (epoch + batch + phases === 0) return null;
    const step = STEPS_BACK.indexOf(kind);
    // An epoch that was passed over is run for its length.
    if (!this.#call("RunPlaceBefore", step, this.numbers)) this.goTo(epoch);
    this.#call("RunPlaceBefore", step, this.numbers);
    const [e, b, p] = this.engine.ints(this.numbers);
    return [e, b, p];
  }

  /** Sets an option or a parameter from here on: another future begins, which becomes part of the recipe.
   * @param {Omit<Change, "epoch"|"batch"|"phase">} what */
  set(what) {
    checkChange({ epoch: this.epoch, batch: this.batch, phase: this.nextPhase, ...what }, this.recipe);
    for (const kind of CHANGE_KINDS)
      if (what[kind] != null) this.#call("SetInRun", ...this.#targetOf(kind, what[kind]));
    this.#history.length = Math.min(this.#history.length, this.epoch + 1);
    if (this.epoch + this.batch + this.phases === 0) this.#history = [];
    this.#readChanges();
  }

  /** What makes the present state again, up to the last whole batch. */
  get recipeNow() {
    const { epoch, batch } = this;
    return { ...this.recipe, changes: this.changes.slice(0, this.change), epochs: epoch, batches: batch };
  }

  /** @param {number} epoch @returns {Measured|undefined} */
  #measuredAfter(epoch) {
    if (!this.engine.call("IsMeasured", this.measured, epoch)) return undefined;
    this.engine.call("ReadMeasured", this.measured, epoch, this.values);
    const [trainLoss, trained, testLoss, tested] = this.engine.doubles(this.values);
    // Quantities that are all the same have no R².
    const [trainScore, testScore] = [trained, tested].map((score) => (Number.isNaN(score) ? null : score));
    return this.recipe.data.test > 0
      ? { trainLoss, trainScore, testLoss, testScore }
      : { trainLoss, trainScore, testLoss: null, testScore: null };
  }

  #startOf() {
    const { engine } = this;
    const { layers, activation, parameters, initialization, seed } = this.recipe.network;
    if (parameters != null) return doublesOf("parameters", parameters, this.network.parameters.length);
    const mark = engine.call("mark");
    const network = new Network(engine, layers, activation);
    network.initialize(initialization, seed);
    const start = network.parameters.slice();
    engine.call("reset", mark);
    return start;
  }

  #checkChanges() {
    const missed = this.#call("RunChangeMissed");
    if (missed < 0) return;
    const { epoch, batch } = this.#changes[missed];
    throw new Error(`the run never comes to epoch ${epoch}, batch ${batch}`);
  }

  #readChanges() {
    this.#changes = Array.from({ length: this.#call("RunChanges") }, (_, i) => {
      const change = this.#call("RunChangeAt", i);
      this.engine.call("ReadChange", change, this.numbers);
      const [epoch, batch, phase, kind, layer, output, input] = this.engine.ints(this.numbers);
      const value = this.engine.call("ChangeValue", change);
      const place = { epoch, batch, phase: PHASES[phase] };
      const name = CHANGE_KINDS[kind];
      if (name === "switchOff")
        return { ...place, switchOff: { layer: layer + 1, unit: output, ...(value ? {} : { isOff: false }) } };
      if (name === "freeze") return { ...place, freeze: { layer: layer + 1, ...(value ? {} : { isHeld: false }) } };
      if (name === "addSample")
        return {
          ...place,
          addSample: packedSampleOf(this.engine, this.recipe, this.engine.call("ChangeSample", change)),
        };
      if (name !== "parameter") return { ...place, [name]: value };
      return {
        ...place,
        parameter: input < 0 ? { layer: layer + 1, output, value } : { layer: layer + 1, output, input, value },
      };
    });
  }

  /** @param {string} name @param {...any} values @returns {any} */
  #call(name, ...values) {
    return this.engine.call(name, this.pointer, ...values);
  }

  /** What a change sets, as the engine takes it: kind, layer from 0, unit, input or −1, value, sample.
   * @param {typeof CHANGE_KINDS[number]} kind @param {any} what */
  #targetOf(kind, what) {
    const number = CHANGE_KINDS.indexOf(kind);
    if (kind === "addSample") return [number, 0, 0, -1, 0, sampleOf(this.engine, this.recipe, what)];
    if (kind === "switchOff") return [number, what.layer - 1, what.unit, -1, (what.isOff ?? true) ? 1 : 0, 0];
    if (kind === "freeze") return [number, what.layer - 1, 0, -1, (what.isHeld ?? true) ? 1 : 0, 0];
    if (kind !== "parameter") return [number, 0, 0, -1, what, 0];
    return [number, what.layer - 1, what.output, what.input ?? -1, what.value, 0];
  }
}
