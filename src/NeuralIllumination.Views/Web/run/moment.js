// @ts-check
// One moment of a run, copied out of the engine: everything that is shown of it. Nothing that draws holds the live network.
import { Batch } from "./batch.js";
import { KINDS, numberOf, PHASES } from "../words/terms.js";
import { PARTS, placeOf, Ranked } from "./ranked.js";

/** @typedef {import("./run.js").Run} RunOfMoment */
/** @typedef {{set: "training"|"test", index: number}} SampleName */
/** @typedef {{x: Float64Array, z: Float64Array, a: Float64Array, delta: Float64Array|null, weights: Float64Array,
 *   gradients: Float64Array|null, changes: Float64Array|null}} LayerValues What enters a layer and what it makes of it; its W before the batch's
 *   update, [out × in] row by row, then b; their gradients, and what the update adds to them, laid out alike. */
/** @typedef {{
 *   place: [number, number, number], epoch: number, batch: number, batches: number, phase: string,
 *   sample: SampleName & {label: number, x: Float64Array}, isOfBatch: boolean,
 *   layers: LayerValues[], predictions: Float64Array, complement: number|null, targets: Float64Array, loss: number|null, choice: number,
 *   off: boolean[][], held: boolean[], isBlamed: boolean, row: number, norms: (number|null)[], batchLoss: number|null, batchSize: number, learningRate: number, l2: number,
 *   ranked: Ranked
 * }} Moment `epoch` and `batch` count from 1 and name the batch on display; `isBlamed` says that its gradients are known; `off` says
 *   which units of which hidden layer are switched off, `held` which layers stand still;
 *   `complement` is what a single ŷ leaves of 1. */

/** What has run, as the engine numbers it. */
const SHOWN = ["ready", ...PHASES];
/** How many parameters times samples may be looked at to find out which units are dead. */
const MOST_WORK = 2e7;
/** Tiles of predictions. */
const GRID = 20;

export class Moments {
  /** @param {RunOfMoment} run */
  constructor(run) {
    const { engine, network, recipe } = run;
    this.run = run;
    this.pointer = engine.call("NewMoment", run.pointer);
    this.numbers = engine.call("NewInts", 7);
    this.grid = new Batch(engine, engine.call("NewBatch", network.pointer, GRID));
    this.loss = numberOf("loss", recipe.network.loss);
    this.ranked = new Ranked(run, this.pointer);
  }

  /** @param {SampleName|null} chosen A sample of the data, or null for one of the batch. @param {number} [row] Which of the batch. @returns {Moment} */
  take(chosen, row = 0) {
    const { run } = this;
    const { engine, training, network, phases } = run;
    const { count: samples } = training.inHand;
    // A hand has been on the network since: the batch's sample runs through it as it is now.
    if (!chosen && run.isTouched && samples > 0)
      chosen = { set: "training", index: training.inHand.samples[Math.min(row, samples - 1)] };
    engine.call("TakeMoment", this.pointer, chosen ? this.#set(chosen) : 0, chosen?.index ?? 0, row);
    engine.call("ReadMoment", this.pointer, this.numbers);
    const [shown, isOfBatch, isBack, hasNorms, isBlamed, index, choice] = engine.ints(this.numbers);
    const count = network.layers.length;
    /** @param {keyof typeof PARTS} part @param {number} [layer] */
    const read = (part, layer = 0) =>
      engine.doubles(engine.call("MomentPart", this.pointer, placeOf(part, layer, count))).slice();
    const phase = SHOWN[shown];
    const name = { set: isOfBatch ? /** @type {"training"} */ ("training") : (chosen ?? this.first).set, index };
    const started = training.inHand.count > 0;
    const predictions = read("Predictions");
    const layers = network.layers.map((_, l) => ({
      x: read("Inputs", l),
      z: read("Z", l),
      a: read("A", l),
      delta: isBack ? read("Deltas", l) : null,
      weights: read("Weights", l),
      gradients: isBlamed ? read("Gradients", l) : null,
      changes: isBlamed ? read("Changes", l) : null,
    }));
    return {
      place: [run.epoch, run.batch, phases],
      ...this.#number(started),
      phase,
      sample: { ...name, label: this.#label(name), x: layers[0].x },
      isOfBatch: isOfBatch !== 0,
      layers,
      predictions,
      complement: predictions.length === 1 ? this.ranked.complement(predictions[0]) : null,
      targets: read("Targets"),
      // A batch's losses are those of the batch before until its own have been computed.
      loss: isOfBatch && phase === "forward" ? null : engine.call("MomentLoss", this.pointer),
      choice,
      off: network.layers
        .slice(0, -1)
        .map(({ outputs }, l) => Array.from({ length: outputs }, (__, unit) => network.isOff(l + 1, unit))),
      held: network.layers.map((_, l) => network.isHeld(l + 1)),
      isBlamed: isBlamed !== 0,
      row: Math.min(row, Math.max(0, training.inHand.count - 1)),
      // What the last backward phase left stays on display until the next.
      norms: hasNorms ? Array.from(read("Norms")) : layers.map(() => null),
      batchLoss: started && phase !== "forward" && phase !== "ready" ? training.batchLoss : null,
      batchSize: started ? training.inHand.count : training.batchSize,
      learningRate: phase === "update" ? training.updateRate : training.learningRate,
      l2: isBlamed ? training.gradientL2 : training.l2,
      ranked: this.ranked,
    };
  }

  /** The sample on display when none was chosen and no batch is in hand. @returns {SampleName} */
  get first() {
    return { set: this.run.recipe.data.test > 0 ? "test" : "training", index: 0 };
  }

  /** Which units matter most for the first sample, in layers too wide to show all. @param {number[]} sizes Units per layer, the input first.
   * @param {{width: number, height: number}} shape A sample's pixels. @returns {{layer: number, units: number[]}[]} */
  strongest(sizes, shape) {
    const { engine } = this.run;
    const mark = engine.call("mark");
    const contents = engine.call("NewStageContents", engine.newInts(sizes), shape.width, shape.height);
    engine.call("TakeMoment", this.pointer, this.#set(this.first), 0, 0);
    engine.call("ChooseStrongest", contents, this.pointer);
    const shown = sizes.map((_, layer) => ({
      layer,
      units: [...engine.ints(engine.call("ShownUnits", contents, layer))],
    }));
    engine.call("reset", mark);
    return shown;
  }

  /** The first test samples (training samples where there are none), with what the network says of them now. */
  predictions() {
    const { engine, network, recipe } = this.run;
    const { data } = recipe;
    const set = this.first.set;
    const count = Math.min(GRID, set === "test" ? data.test : data.train);
    const indices = Array.from({ length: count }, (_, i) => i);
    const samples = this.#set({ set, index: 0 });
    for (const index of indices) engine.call("LoadSample", this.grid.pointer, samples, index, index);
    engine.call("LookForward", this.grid.pointer, network.pointer, this.loss);
    const { inputs, predictions } = this.grid;
    const [features, outputs] = [recipe.network.layers[0], recipe.network.layers.at(-1)];
    const pointer = engine.call("Predictions", this.grid.pointer);
    return indices.map((index) => ({
      index,
      set,
      label: this.#label({ set, index }),
      x: inputs.slice(index * features, (index + 1) * features),
      predictions: predictions.slice(index * outputs, (index + 1) * outputs),
      targets: this.#targets({ set, index }),
      choice: engine.call("ChoiceOf", pointer, index * outputs, outputs),
    }));
  }

  /** Hidden units that are 0 for every training sample, by layer; null where nothing can be dead or the count would take long.
   * @returns {boolean[][]|null} */
  dead() {
    const { network, recipe, training } = this.run;
    const mayDie = KINDS.activation[recipe.network.activation].below === "dark";
    if (!mayDie || recipe.data.train * network.parameters.length > MOST_WORK) return null;
    return network.layers.slice(0, -1).map((_, l) => training.open(this.run.train, l).map((samples) => samples === 0));
  }

  /** @param {SampleName} name */
  #set({ set }) {
    return set === "test" ? this.run.test : this.run.train;
  }

  /** @param {SampleName} name @returns {number} */
  #label(name) {
    const { engine } = this.run;
    return engine.ints(engine.call("SampleLabels", this.#set(name)))[name.index];
  }

  /** @param {SampleName} name */
  #targets(name) {
    const { engine, recipe } = this.run;
    const outputs = recipe.network.layers.at(-1);
    const targets = engine.doubles(engine.call("SampleTargets", this.#set(name)));
    return targets.slice(name.index * outputs, (name.index + 1) * outputs);
  }

  /** @param {boolean} started */
  #number(started) {
    const { run } = this;
    const { epoch, batch, phases, batches } = run;
    if (phases > 0 || !started) return { epoch: epoch + 1, batch: batch + 1, batches };
    if (batch > 0) return { epoch: epoch + 1, batch, batches };
    const last = run.batchesOf(epoch - 1) || 1;
    return { epoch, batch: last, batches: last };
  }
}
