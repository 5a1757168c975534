// @ts-check
// The twelve steps of a batch, six forward and six back, with the numbers of the moment. A term names the unit or synapse that it comes from.
import { KINDS } from "../words/terms.js";
import { brief, count, full, plain } from "../words/numbers.js";

/** @typedef {import("../run/moment.js").Moment} MomentOfMath */
/** @typedef {import("../stage/scene.js").Target} TargetOfMath */
/** @typedef {import("../run/run.js").Run["network"]["layers"][number]} LayerOfMath */
/** @typedef {string|{text: string, target: TargetOfMath, title?: string}} Piece */
/** @typedef {{name: string, formula: string, lines: Piece[][]}} Step */
/** @typedef {{layers: LayerOfMath[], recipe: any, reading: import("../words/reading.js").Reading,
 *   slope: (z: number, a: number) => number, exp: (x: number) => number}} Subject `slope` is the hidden layers' f′(z), `exp` the engine's own e^x. */

/** Terms of a sum that are written out. */
const WRITTEN = 5;

export const STEP_NAMES = KINDS.steps.map(({ name }) => name);
const [
  INPUT,
  HIDDEN_SUMS,
  HIDDEN_ACTIVATIONS,
  OUTPUT_SUMS,
  ,
  ,
  OUTPUT_GRADIENT,
  HIDDEN_GRADIENT,
  WEIGHT_GRADIENTS,
  ,
  NORMS,
] = KINDS.steps;

/** Where a phase's steps begin, and how many it has. */
const STEPS_OF = /** @satisfies {Record<import("../words/terms.js").PhaseTerm|"ready", [number, number]>} */ ({
  ready: [0, 5],
  forward: [0, 5],
  loss: [5, 1],
  backward: [6, 3],
  update: [9, 3],
});

/** The step that a phase has come to. @param {string} phase @param {number} progress @returns {number} From 0. */
export function stepAt(phase, progress) {
  const [from, steps] = STEPS_OF[/** @type {keyof typeof STEPS_OF} */ (phase)];
  return from + Math.min(steps - 1, Math.floor(progress * steps));
}

/** @param {number} step From 0. @param {MomentOfMath} moment @param {Subject} subject @param {TargetOfMath|null} target A unit to follow instead of the strongest.
 * @returns {Step} */
export function stepOf(step, moment, subject, target) {
  return { name: STEP_NAMES[step], ...MAKERS[step](new Reader(moment, subject, target)) };
}

/** A step has its own name where its kind gives it one. @type {((reader: Reader) => {name?: string, formula: string, lines: Piece[][]})[]} */
const MAKERS = [
  (r) => ({
    formula: `${INPUT.formula}, ${count(r.moment.sample.x.length, "value")}`,
    lines: [
      [
        `${r.moment.sample.set} sample ${r.moment.sample.index}, a ${r.subject.reading.nameOf(r.moment.sample.label)}: ${count(r.moment.sample.x.filter((value) => value !== 0).length)} of ${count(r.moment.sample.x.length, "value")} are not 0`,
      ],
    ],
  }),
  (r) => ({
    formula: HIDDEN_SUMS.formula,
    lines: r.hidden === null ? NO_HIDDEN : [r.sum(r.hidden.layer, r.hidden.unit)],
  }),
  (r) => {
    const f = KINDS.activation[r.subject.recipe.network.activation];
    if (r.hidden === null) return { formula: HIDDEN_ACTIVATIONS.otherwise ?? "", lines: NO_HIDDEN };
    const { layer, unit } = r.hidden;
    const { z, a } = r.moment.layers[layer - 1];
    const active = a.filter((value) => value !== 0).length;
    return {
      name: `${HIDDEN_ACTIVATIONS.name}, ${f.name}`,
      formula: `a = ${f.formula}`,
      lines: [
        [r.unit(layer, unit, `a${layer}[${unit}] = ${written(f, z[unit])} = ${brief(a[unit])}`)],
        [`${active} of ${count(a.length, "unit")} are not 0`],
      ],
    };
  },
  (r) => ({
    formula:
      (r.subject.layers.length > 1 ? null : OUTPUT_SUMS.otherwise) ??
      `${OUTPUT_SUMS.formula}, layer ${r.subject.layers.length}`,
    lines: r.outputs.map((k) => r.sum(r.subject.layers.length, k)),
  }),
  (r) => {
    const { loss } = r.subject.reading;
    const { z } = r.moment.layers[r.subject.layers.length - 1];
    const { outputTitle: name, outputFormula: formula } = KINDS.loss[loss];
    const how = OUTPUTS[loss](z, r.subject.exp);
    return {
      name,
      formula,
      lines: r.outputs.map((k) => [
        r.unit(r.subject.layers.length, k, `ŷ[${k}]`),
        ` = ${how(k)} = ${brief(r.moment.predictions[k])}: ${r.subject.reading.classOf(k, z.length)} ${r.subject.reading.writeOutput(r.moment.predictions[k])}`,
      ]),
    };
  },
  (r) => {
    const { predictions, sample, loss, batchLoss, batchSize } = r.moment;
    const { title: name, formula } = KINDS.loss[r.subject.reading.loss];
    if (loss === null) return { name, formula, lines: [["Known after the loss phase."]] };
    const own = LOSSES[r.subject.reading.loss](predictions, r.moment.targets, sample.label);
    return {
      name,
      formula,
      lines: [
        [`L = ${own} = ${brief(loss)}${r.subject.reading.isProbability ? " nats" : ""}`],
        [batchLoss === null ? "" : `the batch's mean over ${count(batchSize, "sample")}: ${brief(batchLoss)}`],
      ],
    };
  },
  (r) => {
    const { predictions, targets } = r.moment;
    return {
      formula: OUTPUT_GRADIENT.formula,
      lines: r.outputs.map((k) => [
        r.unit(
          r.subject.layers.length,
          k,
          `δ[${k}] = ${nearOne(predictions[k])} − ${plain(targets[k])} = ${brief(predictions[k] - targets[k])}`,
        ),
      ]),
    };
  },
  (r) => {
    const { formula } = HIDDEN_GRADIENT;
    if (r.blamed === null) return { formula, lines: NO_HIDDEN };
    const { layer, unit } = r.blamed;
    const { z, a, delta } = r.moment.layers[layer - 1];
    if (!delta) return { formula, lines: NOT_YET };
    const slope = r.subject.slope(z[unit], a[unit]);
    return {
      name: `${HIDDEN_GRADIENT.name}, by the chain rule`,
      formula,
      lines: [
        r.back(layer, unit),
        [
          r.unit(
            layer,
            unit,
            `δ${layer}[${unit}] = f′(${brief(z[unit])}) · Σ = ${plain(slope)} · Σ = ${brief(delta[unit])}`,
          ),
        ],
      ],
    };
  },
  (r) => ({
    formula: (r.subject.recipe.training.l2 ? WEIGHT_GRADIENTS.otherwise : null) ?? WEIGHT_GRADIENTS.formula,
    lines: r.moment.isBlamed ? r.heaviest().map((target) => r.gradient(target)) : NOT_YET,
  }),
  (r) => {
    const { title: name, formula } = KINDS.optimizer[r.subject.recipe.training.optimizer];
    return {
      name,
      formula: `${formula}, η = ${full(r.moment.learningRate)}`,
      lines: r.moment.isBlamed ? r.heaviest().map((target) => r.update(target)) : NOT_YET,
    };
  },
  (r) => ({
    formula: NORMS.formula,
    lines: r.moment.isBlamed
      ? [r.moment.norms.map((norm, l) => `${l > 0 ? " · " : ""}layer ${l + 1}: ${brief(norm ?? NaN)}`)]
      : NOT_YET,
  }),
  (r) => {
    const { whole: formula } = KINDS.optimizer[r.subject.recipe.training.optimizer];
    const all = r.moment.layers.reduce((sum, { weights }) => sum + weights.length, 0);
    const name = `All ${count(all, "parameter")} updated`;
    if (!r.moment.isBlamed) return { name, formula, lines: NOT_YET };
    const changes = r.moment.layers.map((layer) => layer.changes ?? new Float64Array());
    const moved = changes.reduce((sum, own) => sum + own.filter((value) => value !== 0).length, 0);
    const largest = Math.max(
      ...changes.map((own, l) => Math.abs(own[r.moment.ranked.largest("Changes", l, own.length)])),
    );
    return {
      name,
      formula,
      lines: [
        [
          `${count(moved)} of ${count(all, "parameter")} ${r.moment.phase === "update" ? "moved" : "will move"}; the largest change is ${brief(largest)}`,
        ],
      ],
    };
  },
];

/** How a loss's output function comes to each ŷ, from all z.
 * @satisfies {Record<import("../words/terms.js").LossTerm, (z: Float64Array, exp: (x: number) => number) => (k: number) => string>} */
const OUTPUTS = {
  "softmax-cross-entropy": (z, exp) => {
    const m = z.reduce((most, value) => Math.max(most, value), -Infinity);
    const total = z.reduce((sum, value) => sum + exp(value - m), 0);
    return (k) =>
      Number.isFinite(total) && total > 0
        ? `e^(${brief(z[k] - m)}) / Σ = ${brief(exp(z[k] - m))} / ${brief(total)}`
        : brief(z[k]);
  },
  "sigmoid-binary-cross-entropy": (z) => (k) => `1 / (1 + e^(${brief(-z[k])}))`,
  "identity-mean-squared-error": (z) => (k) => brief(z[k]),
};

/** So many squares stand in a line. */
const MOST_SQUARES = 3;

/** What a loss is of a sample, with its numbers put in.
 * @satisfies {Record<import("../words/terms.js").LossTerm, (predictions: Float64Array, targets: Float64Array, label: number) => string>} */
const LOSSES = {
  "softmax-cross-entropy": (predictions, _, y) => `−ln ${nearOne(predictions[y])}`,
  "sigmoid-binary-cross-entropy": (predictions, _, y) =>
    predictions.length === 1
      ? `−ln ${y === 1 ? nearOne(predictions[0]) : `(1 − ${nearOne(predictions[0])})`}`
      : `Σ over ${predictions.length} outputs`,
  "identity-mean-squared-error": (predictions, targets) => {
    const squares = Array.from(predictions, (p, k) => `(${brief(p)} − ${plain(targets[k])})²`);
    const more = squares.length - MOST_SQUARES;
    const shown = squares.slice(0, MOST_SQUARES).join(" + ") + (more > 0 ? ` + ${count(more, "more square")}` : "");
    return squares.length === 1 ? `½ · ${shown}` : `½ · [${shown}]`;
  },
};

const NO_HIDDEN = [["This network has no hidden layer."]];
const NOT_YET = [["Known after the backward phase."]];

/** Reads terms out of a moment. */
class Reader {
  /** @param {MomentOfMath} moment @param {Subject} subject @param {TargetOfMath|null} target */
  constructor(moment, subject, target) {
    this.moment = moment;
    this.subject = subject;
    this.target = target;
  }

  /** The hidden unit that is followed: the one pointed at, or the brightest. @returns {{layer: number, unit: number}|null} */
  get hidden() {
    return this.#followed("A");
  }

  /** The same by blame. @returns {{layer: number, unit: number}|null} */
  get blamed() {
    return this.#followed(this.moment.layers[0].delta ? "Deltas" : "A");
  }

  /** Outputs that are written: both of two, else the chosen one and the true one. */
  get outputs() {
    const { predictions, choice, sample } = this.moment;
    if (predictions.length <= 2) return [...predictions.keys()];
    return [...new Set([choice, sample.label])].sort((a, b) => a - b);
  }

  /** @param {"A"|"Deltas"} part */
  #followed(part) {
    const { target, subject } = this;
    const last = subject.layers.length;
    if (last === 1) return null;
    if (target && target.layer > 0 && target.layer < last) return { layer: target.layer, unit: target.unit };
    return { layer: 1, unit: this.moment.ranked.largest(part, 0, this.moment.layers[0].a.length) };
  }

  /** @param {number} layer @param {number} unit @param {string} text @returns {Piece} */
  unit(layer, unit, text) {
    return { text, target: { layer, unit } };
  }

  /** z of a unit, its largest terms first. @param {number} layer @param {number} unit @returns {Piece[]} */
  sum(layer, unit) {
    const { x, z, weights } = this.moment.layers[layer - 1];
    const bias = x.length * z.length + unit;
    const terms = this.moment.ranked.terms(layer - 1, unit);
    const symbol = layer === 1 ? "x" : "a";
    return [
      this.unit(layer, unit, `z${layer}[${unit}]`),
      " = ",
      ...this.#written(terms, layer, unit, ({ i, value }) => ({
        text: brief(value),
        target: { layer, unit, input: i },
        title: `W${layer}[${unit}, ${i}] · ${symbol}[${i}] = ${full(weights[unit * x.length + i])} · ${full(x[i])}`,
      })),
      `${added(weights[bias])} (b) = ${brief(z[unit])}`,
    ];
  }

  /** Σ W δ of a hidden unit. @param {number} layer @param {number} unit @returns {Piece[]} */
  back(layer, unit) {
    if (!this.moment.layers[layer].delta) return ["Known after the backward phase."];
    const terms = this.moment.ranked.backTerms(layer - 1, unit);
    const total = this.moment.ranked.rest(0);
    return [
      "Σ W δ = ",
      ...this.#written(terms, layer + 1, null, ({ i, value }) => ({
        text: brief(value),
        target: { layer: layer + 1, unit: i, input: unit },
        title: `W${layer + 1}[${i}, ${unit}] · δ[${i}]`,
      })),
      ` = ${brief(total)}`,
    ];
  }

  /** The weight of each layer that the batch moves most, or the one pointed at. @returns {TargetOfMath[]} */
  heaviest() {
    const { target, moment } = this;
    if (!moment.isBlamed) return [];
    return this.subject.layers
      .map(({ inputs, outputs }, l) => {
        if (target?.input !== undefined && target.layer === l + 1) return target;
        const at = moment.ranked.largest("Gradients", l, inputs * outputs);
        return { layer: l + 1, unit: Math.floor(at / inputs), input: at % inputs };
      })
      .reverse()
      .slice(0, 3);
  }

  /** @param {TargetOfMath} target @returns {Piece[]} */
  gradient(target) {
    const { layer, unit, input = 0 } = target;
    const { isOfBatch, batchSize, ranked, row } = this.moment;
    const { x, gradients } = this.moment.layers[layer - 1];
    const value = gradients?.[unit * x.length + input] ?? NaN;
    const name = { text: `∂L/∂W${layer}[${unit}, ${input}]`, target };
    const [sum, own] = ranked.gradient(layer - 1, unit, input, row);
    const decay = this.subject.recipe.training.l2 ? " + λ w" : "";
    return [
      name,
      ` = ${brief(sum)} / ${batchSize}${decay} = ${brief(value)}`,
      isOfBatch ? ` (this sample adds ${brief(own)})` : "",
    ];
  }

  /** @param {TargetOfMath} target @returns {Piece[]} */
  update(target) {
    const { x, weights, gradients, changes } = this.moment.layers[target.layer - 1];
    const at = target.unit * x.length + (target.input ?? 0);
    const moved = changes?.[at] ?? NaN;
    const { learningRate } = this.moment;
    const { plugged } = KINDS.optimizer[this.subject.recipe.training.optimizer];
    const step =
      plugged && gradients
        ? ` − ${plugged.replaceAll("{η}", full(learningRate)).replaceAll("{g}", brief(gradients[at]))} = ${brief(weights[at])}`
        : "";
    return [
      { text: `W${target.layer}[${target.unit}, ${target.input}]`, target },
      ` ← ${brief(weights[at])}${step}${added(moved)} = ${brief(weights[at] + moved)}`,
    ];
  }

  /** The largest terms, and among them the one that is pointed at. @template {{i: number, value: number}} T @param {T[]} sorted @param {number} layer
   * @param {number|null} unit @param {(term: T) => Piece} write @returns {Piece[]} */
  #written(sorted, layer, unit, write) {
    if (sorted.length === 0) return ["0"];
    const { target } = this;
    const pointed =
      target?.input !== undefined && target.layer === layer && target.unit === unit
        ? sorted.findIndex(({ i }) => i === target.input)
        : -1;
    if (pointed >= WRITTEN) sorted.splice(WRITTEN - 1, 0, ...sorted.splice(pointed, 1));
    const rest = sorted.slice(WRITTEN).reduce((sum, { value }) => sum + value, 0);
    const pieces = sorted.slice(0, WRITTEN).flatMap((term, i) => {
      const piece = write(term);
      if (i === 0 || typeof piece === "string") return [piece];
      return [term.value < 0 ? " − " : " + ", { ...piece, text: brief(Math.abs(term.value)) }];
    });
    return sorted.length > WRITTEN
      ? [...pieces, `${added(rest)} (${count(sorted.length - WRITTEN, "other")})`]
      : pieces;
  }
}

/** A number as it is added to what stands before it. @param {number} value */
function added(value) {
  return value < 0 ? ` − ${brief(-value)}` : ` + ${brief(value)}`;
}

/** A share close to 1 is written by what it lacks, so that the line is true as it stands. @param {number} share */
function nearOne(share) {
  return share > 0.99 && share < 1 ? `(1 − ${brief(1 - share)})` : brief(share);
}

/** f(z) with its number put in. @param {import("../words/terms.js").ActivationKind} f @param {number} z */
function written({ plugged, pluggedBelow }, z) {
  const formula = (z < 0 ? pluggedBelow : null) ?? plugged;
  return formula.replaceAll("{z}", brief(z)).replaceAll("{−z}", brief(-z));
}

/** The step in which a synapse's term stands. @param {string} phase @param {number} layer From 1. @param {number} layers */
export function stepOfSynapse(phase, layer, layers) {
  if (phase === "backward") return 8;
  if (phase === "update") return 9;
  return layer === layers ? 3 : 1;
}
