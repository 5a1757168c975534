// @ts-check
// One moment of a run, copied out of the engine: everything that is shown of it. Nothing that draws holds the live network.
import { Look } from "./look.js";
import { choiceOf } from "./reading.js";
import { KINDS, PHASES } from "./terms.js";

/** @typedef {import("./run.js").Run} RunOfMoment */
/** @typedef {{set: "training"|"test", index: number}} SampleName */
/** @typedef {{z: Float64Array, a: Float64Array, delta: Float64Array|null}} LayerValues */
/** @typedef {{
 *   place: [number, number, number], epoch: number, batch: number, batches: number, phase: string,
 *   sample: SampleName & {label: number, x: Float64Array}, isOfBatch: boolean,
 *   layers: LayerValues[], predictions: Float64Array, targets: Float64Array, loss: number|null, choice: number,
 *   weights: Float64Array, gradients: Float64Array|null, change: Float64Array|null, norms: (number|null)[],
 *   batchLoss: number|null, batchSize: number, rows: Batched|null, learningRate: number
 * }} Moment `epoch` and `batch` count from 1 and name the batch on display; `change` is what its update adds to θ,
 *   and `weights` θ before it. */
/** @typedef {{row: number, samples: Int32Array, losses: Float64Array, inputs: Float64Array[], deltas: Float64Array[]}} Batched
 *   The whole batch: which samples, their losses, each layer's inputs and δ, [batch × units]. */

/** How many parameters times samples may be looked at to find out which units are dead. */
const MOST_WORK = 2e7;

export class Moments {
  /** @param {RunOfMoment} run */
  constructor(run) {
    this.run = run;
    this.one = new Look(run, 1);
    this.grid = new Look(run, 20);
    this.all = new Look(run, 32);
  }

  /** @param {SampleName|null} chosen A sample of the data, or null for one of the batch. @param {number} [row] Which of the batch. @returns {Moment} */
  take(chosen, row = 0) {
    const { run } = this;
    const { training, network, phases } = run;
    const { inHand } = training;
    const started = inHand.count > 0;
    const phase = phases > 0 ? PHASES[phases - 1] : started ? "update" : "ready";
    const isOfBatch = started && chosen === null;
    const name = isOfBatch
      ? { set: /** @type {"training"} */ ("training"), index: inHand.samples[Math.min(row, inHand.count - 1)] }
      : (chosen ?? this.first);
    const updated = phase === "update" ? network.parameters.slice() : null;
    if (!isOfBatch) {
      // Under the weights that the batch went through: one moment has one set of weights.
      if (updated) network.parameters.set(run.before);
      this.one.forward(this.#set(name), [name.index]);
      this.one.backward();
      if (updated) network.parameters.set(updated);
    }
    const batch = isOfBatch ? inHand : this.one.batch;
    const at = isOfBatch ? Math.min(row, inHand.count - 1) : 0;
    /** @param {Float64Array} all @param {number} width */
    const cut = (all, width) => all.slice(at * width, (at + 1) * width);
    const blamed = phase === "backward" || phase === "update" || !isOfBatch;
    const outputs = network.layers[network.layers.length - 1].outputs;
    const predictions = cut(batch.predictions, outputs);
    // What the last backward phase left stays on display until the next.
    const known =
      started && (phases === 0 || phases === 3 || run.epoch + run.batch > 0) ? training.gradients.slice() : null;
    const gradients = phase === "backward" || phase === "update" ? known : null;
    const weights = (updated ? run.before : network.parameters).slice();
    const after = updated ?? (phase === "backward" ? training.previewUpdate() : null);
    return {
      place: [run.epoch, run.batch, phases],
      ...this.#number(started),
      phase,
      sample: { ...name, label: this.#label(name), x: cut(batch.inputs, network.layers[0].inputs) },
      isOfBatch,
      layers: network.layers.map((layer, l) => ({
        z: cut(batch.z(l), layer.outputs),
        a: cut(batch.a(l), layer.outputs),
        delta: blamed ? cut(batch.delta(l), layer.outputs) : null,
      })),
      predictions,
      targets: cut(batch.targets, outputs),
      // A batch's losses are those of the batch before until its own have been computed.
      loss: isOfBatch && phase === "forward" ? null : batch.losses[at],
      choice: choiceOf(predictions),
      weights,
      gradients,
      change: after && after.map((value, i) => value - weights[i]),
      norms: network.layers.map((layer) => known && norm(known, layer.weightsAt, layer.biasesAt + layer.outputs)),
      batchLoss: started && phase !== "forward" ? training.batchLoss : null,
      batchSize: started ? inHand.count : training.batchSize,
      rows: started ? this.#rows(at) : null,
      learningRate: updated ? training.updateRate : training.learningRate,
    };
  }

  /** The sample on display when none was chosen and no batch is in hand. @returns {SampleName} */
  get first() {
    return { set: this.run.recipe.data.test > 0 ? "test" : "training", index: 0 };
  }

  /** The first test samples (training samples where there are none), with what the network says of them now. */
  predictions() {
    const { data, network } = this.run.recipe;
    const set = this.first.set;
    const count = Math.min(20, set === "test" ? data.test : data.train);
    const indices = Array.from({ length: count }, (_, i) => i);
    this.grid.forward(this.#set({ set, index: 0 }), indices);
    const { inputs, predictions } = this.grid.batch;
    const [features, outputs] = [network.layers[0], network.layers.at(-1)];
    return indices.map((index) => ({
      index,
      set,
      label: this.#label({ set, index }),
      x: inputs.slice(index * features, (index + 1) * features),
      predictions: predictions.slice(index * outputs, (index + 1) * outputs),
    }));
  }

  /** Hidden units that are 0 for every training sample, by layer; null where nothing can be dead or the count would take long.
   * @returns {boolean[][]|null} */
  dead() {
    const { network, train, recipe } = this.run;
    const samples = recipe.data.train;
    const mayDie = KINDS.activation[recipe.network.activation].below === "dark";
    if (!mayDie || samples * network.parameters.length > MOST_WORK) return null;
    const hidden = network.layers.slice(0, -1);
    const dead = hidden.map((layer) => new Array(layer.outputs).fill(true));
    for (let start = 0; start < samples; start += 32) {
      const count = Math.min(32, samples - start);
      this.all.forward(
        train,
        Array.from({ length: count }, (_, i) => start + i),
      );
      hidden.forEach((layer, l) => {
        const a = this.all.batch.a(l);
        for (let i = 0; i < count * layer.outputs; i++) if (a[i] !== 0) dead[l][i % layer.outputs] = false;
      });
    }
    return dead;
  }

  /** @param {SampleName} name */
  #set({ set }) {
    return set === "test" ? this.run.test : this.run.train;
  }

  /** @param {SampleName} name @returns {number} */
  #label(name) {
    return this.one.engine.ints(this.one.engine.call("SampleLabels", this.#set(name)))[name.index];
  }

  /** @param {boolean} started */
  #number(started) {
    const { run } = this;
    const { epoch, batch, phases, batches } = run;
    if (phases > 0 || !started) return { epoch: epoch + 1, batch: batch + 1, batches };
    if (batch > 0) return { epoch: epoch + 1, batch, batches };
    const last = run.lengths[epoch - 1] ?? 1;
    return { epoch, batch: last, batches: last };
  }

  /** @param {number} row @returns {Batched} */
  #rows(row) {
    const { inHand } = this.run.training;
    const { layers } = this.run.network;
    return {
      row,
      samples: inHand.samples.slice(),
      losses: inHand.losses.slice(0, inHand.count),
      inputs: layers.map((layer, l) =>
        (l === 0 ? inHand.inputs : inHand.a(l - 1)).slice(0, inHand.count * layer.inputs),
      ),
      deltas: layers.map((layer, l) => inHand.delta(l).slice(0, inHand.count * layer.outputs)),
    };
  }
}

/** @param {Float64Array} values @param {number} from @param {number} to */
function norm(values, from, to) {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] * values[i];
  return Math.sqrt(sum);
}
