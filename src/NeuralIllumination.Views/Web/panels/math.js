// @ts-check
// The twelve steps of a batch, six forward and six back, with the numbers of the moment. A term names the unit or synapse that it comes from.
import { KINDS } from "../words/terms.js";
import { added, brief, count, factor, full, nearOne, plain } from "../words/numbers.js";

/** @typedef {import("../run/moment.js").Moment} MomentOfMath */
/** @typedef {import("../stage/scene.js").Target} TargetOfMath */
/** @typedef {import("../run/run.js").Run["network"]["layers"][number]} LayerOfMath */
/** @typedef {string|{text: string, target: TargetOfMath, title?: string}} Piece */
/** @typedef {{name: string, formula: string, lines: Piece[][]}} Step */
/** @typedef {{layers: LayerOfMath[], recipe: any, reading: import("../words/reading.js").Reading,
 *   slope: (z: number, a: number) => number}} Subject `slope` is the hidden layers' f′(z). */
/** @typedef {import("../run/ranked.js").Sum} SumOfMath */
/** @typedef {import("../run/ranked.js").Term} TermOfMath */

/** Terms of a sum that are written out. */
const WRITTEN = 5;
/** Decimals of a weight and of what is added to it. */
const FINE = 6;

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

/** @param {number} step From 0. @param {MomentOfMath} moment @param {Subject} subject @param {TargetOfMath|null} target A unit or synapse to follow
 * instead of those that count most. @returns {Step} */
export function stepOf(step, moment, subject, target) {
  return { name: STEP_NAMES[step], ...MAKERS[step](new Reader(moment, subject, target)) };
}

/** A step has its own name where its kind gives it one. @type {((reader: Reader) => {name?: string, formula: string, lines: Piece[][]})[]} */
const MAKERS = [
  ({ moment, subject }) => {
    const { set, index, label, x } = moment.sample;
    const values = count(x.length, "value");
    const { reading } = subject;
    const is = reading.isRegression
      ? Array.from(moment.targets, (y, k) => `its ${reading.nameOf(k)} is ${brief(y)}`).join(", ")
      : `a ${reading.nameOf(label)}`;
    return {
      formula: `${INPUT.formula}, ${values}`,
      lines: [[`${set} sample ${index}, ${is}: ${count(moment.ranked.nonZero("Inputs", 0))} of ${values} are not 0`]],
    };
  },
  (r) => ({
    formula: HIDDEN_SUMS.formula,
    lines: r.last === 1 ? NO_HIDDEN : r.hidden.map((layer) => r.sum(layer, r.followed(layer))),
  }),
  (r) => {
    const f = KINDS.activation[r.subject.recipe.network.activation];
    if (r.last === 1) return { formula: HIDDEN_ACTIVATIONS.otherwise ?? "", lines: NO_HIDDEN };
    return {
      name: `${HIDDEN_ACTIVATIONS.name}, ${f.name}`,
      formula: `a = ${f.formula}`,
      lines: r.hidden.map((layer) => {
        const unit = r.followed(layer);
        const { z, a } = r.moment.layers[layer - 1];
        const active = count(r.moment.ranked.nonZero("A", layer - 1));
        return [
          r.unit(layer, unit, `a${layer}[${unit}] = ${written(f, z[unit])} = ${brief(a[unit])}`),
          ` (${active} of ${count(a.length, "unit")} of layer ${layer} are not 0)`,
        ];
      }),
    };
  },
  (r) => ({
    formula: (r.last > 1 ? null : OUTPUT_SUMS.otherwise) ?? `${OUTPUT_SUMS.formula}, layer ${r.last}`,
    lines: r.outputs.map((k) => r.sum(r.last, k)),
  }),
  (r) => {
    const { reading } = r.subject;
    const { predictions } = r.moment;
    const { outputTitle: name, outputFormula: formula } = KINDS.loss[reading.loss];
    const how = OUTPUTS[reading.loss](r.moment);
    return {
      name,
      formula,
      lines: r.outputs.map((k) => [
        r.unit(r.last, k, `ŷ[${k}]`),
        ` = ${how(k)} = ${brief(predictions[k])}: ${reading.classOf(k, predictions.length)} ${reading.writeOutput(predictions[k])}`,
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
    const { predictions, targets, ranked } = r.moment;
    const { delta } = r.moment.layers[r.last - 1];
    return {
      formula: OUTPUT_GRADIENT.formula,
      lines: delta
        ? r.outputs.map((k) => {
            const { written, rest, result } = ranked.sumOf([predictions[k], -targets[k]], delta[k]);
            return [
              r.unit(r.last, k, `δ${r.last}[${k}] = ${written[0]} − ${plain(targets[k])} = ${result}${rounding(rest)}`),
            ];
          })
        : NOT_YET,
    };
  },
  (r) => {
    const { formula } = HIDDEN_GRADIENT;
    if (r.last === 1) return { formula, lines: NO_HIDDEN };
    if (!r.moment.layers[0].delta) return { formula, lines: NOT_YET };
    return {
      name: `${HIDDEN_GRADIENT.name}, by the chain rule`,
      formula,
      lines: r.hidden.reverse().flatMap((layer) => r.blame(layer, r.followed(layer, true))),
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
    const { layers, isBlamed, phase, ranked } = r.moment;
    const all = count(
      layers.reduce((sum, { weights }) => sum + weights.length, 0),
      "parameter",
    );
    const name = `All ${all} updated`;
    if (!isBlamed) return { name, formula, lines: NOT_YET };
    const [moved, largest] = ranked.moved();
    const verb = phase === "update" ? "moved" : "will move";
    return {
      name,
      formula,
      lines: [[`${count(moved)} of ${all} ${verb}; the largest change is ${brief(largest)}`]],
    };
  },
];

/** How a loss's output function comes to each ŷ.
 * @satisfies {Record<import("../words/terms.js").LossTerm, (moment: MomentOfMath) => (k: number) => string>} */
const OUTPUTS = {
  "softmax-cross-entropy": ({ ranked, predictions: { length } }) => {
    const numbers = ranked.softmax().slice();
    const sum = numbers[2 * length + 1];
    return (k) => `e^(${brief(numbers[k])}) / Σ = ${brief(numbers[length + k])} / ${brief(sum)}`;
  },
  "sigmoid-binary-cross-entropy":
    ({ layers }) =>
    (k) =>
      `1 / (1 + e^(${brief(-layers[layers.length - 1].z[k])}))`,
  "identity-mean-squared-error":
    ({ layers }) =>
    (k) =>
      brief(layers[layers.length - 1].z[k]),
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
    /** The output layer. */
    this.last = subject.layers.length;
  }

  /** The numbers of the hidden layers. */
  get hidden() {
    return this.subject.layers.slice(0, -1).map((_, l) => l + 1);
  }

  /** The unit of a hidden layer that is followed: the one pointed at, or the one that counts most, by what it adds to what follows or by its blame.
   * @param {number} layer @param {boolean} [isBlamed] */
  followed(layer, isBlamed = false) {
    const { target, moment } = this;
    if (target?.layer === layer) return target.unit;
    return isBlamed
      ? moment.ranked.largest("Deltas", layer - 1, moment.layers[layer - 1].a.length)
      : moment.ranked.strongest(layer, 1)[0];
  }

  /** Outputs that are written: the true class's and the likeliest other, or the one pointed at. */
  get outputs() {
    const { target, moment, last } = this;
    const written = moment.ranked.strongest(last, 2);
    if (target?.layer === last && !written.includes(target.unit)) written[1] = target.unit;
    return written.sort((a, b) => a - b);
  }

  /** @param {number} layer @param {number} unit @param {string} text @returns {Piece} */
  unit(layer, unit, text) {
    return { text, target: { layer, unit } };
  }

  /** z of a unit, its largest terms first. @param {number} layer @param {number} unit @returns {Piece[]} */
  sum(layer, unit) {
    const { x, weights } = this.moment.layers[layer - 1];
    const symbol = layer === 1 ? "x" : "a";
    const { target } = this;
    const pointed = target?.layer === layer && target.unit === unit ? target.input : undefined;
    const sum = this.moment.ranked.sum(layer - 1, unit, WRITTEN, pointed);
    return [
      this.unit(layer, unit, `z${layer}[${unit}]`),
      " = ",
      ...this.#terms(sum, (i) => ({
        target: { layer, unit, input: i },
        title: `W${layer}[${unit}, ${i}] · ${symbol}[${i}] = ${full(weights[unit * x.length + i])} · ${full(x[i])}`,
      })),
      `${added(sum.last)} (b) = ${sum.result}`,
    ];
  }

  /** δ of a hidden unit, and the blame that comes back to it. @param {number} layer @param {number} unit @returns {Piece[][]} */
  blame(layer, unit) {
    const { moment, subject, target } = this;
    const { z, a, delta } = moment.layers[layer - 1];
    const pointed = target?.layer === layer + 1 && target.input === unit ? target.unit : undefined;
    const sum = moment.ranked.back(layer - 1, unit, WRITTEN, pointed);
    const slope = subject.slope(z[unit], a[unit]);
    // A slope of a line with a kink, such as leaky ReLU's 0.01, is exact.
    const { below } = KINDS.activation[subject.recipe.network.activation];
    const blame = factor(moment.ranked.blame(layer - 1, unit));
    return [
      [
        `Σ W${layer + 1}[k, ${unit}] δ${layer + 1}[k] = `,
        ...this.#terms(sum, (i) => ({
          target: { layer: layer + 1, unit: i, input: unit },
          title: `W${layer + 1}[${i}, ${unit}] · δ${layer + 1}[${i}]`,
        })),
        ` = ${sum.result}`,
      ],
      [
        this.unit(
          layer,
          unit,
          `δ${layer}[${unit}] = f′(${brief(z[unit])}) · ${blame} = ${(below ? full : plain)(slope)} · ${blame} = ${brief(delta?.[unit] ?? NaN)}`,
        ),
      ],
    ];
  }

  /** The weight of each layer whose gradient is largest, or the one pointed at. @returns {TargetOfMath[]} */
  heaviest() {
    const { target, moment } = this;
    return this.subject.layers
      .map(({ inputs, outputs }, l) => {
        if (target?.input !== undefined && target.layer === l + 1) return target;
        const at = moment.ranked.largest("Gradients", l, inputs * outputs);
        return { layer: l + 1, unit: Math.floor(at / inputs), input: at % inputs };
      })
      .reverse();
  }

  /** @param {TargetOfMath} target @returns {Piece[]} */
  gradient(target) {
    const { layer, unit, input = 0 } = target;
    const { isOfBatch, batchSize, ranked } = this.moment;
    const { x, weights, gradients } = this.moment.layers[layer - 1];
    const at = unit * x.length + input;
    const gradient = gradients?.[at] ?? NaN;
    const [sum, own, mean, decay] = ranked.gradient(layer - 1, unit, input);
    const { l2 } = this.subject.recipe.training;
    let whole = ` = ${brief(gradient)}`;
    if (l2) {
      const { written, rest, result } = ranked.sumOf([mean, decay], gradient);
      whole = ` + ${full(l2)} · ${factor(weights[at])} = ${written[0]}${added(written[1])} = ${result}${rounding(rest)}`;
    }
    return [
      { text: `∂L/∂W${layer}[${unit}, ${input}]`, target },
      ` = ${brief(sum)} / ${count(batchSize)}${whole}`,
      isOfBatch ? ` (this sample adds ${brief(own)})` : "",
    ];
  }

  /** @param {TargetOfMath} target @returns {Piece[]} */
  update(target) {
    const { layer, unit, input = 0 } = target;
    const { learningRate, ranked } = this.moment;
    const { x, weights, gradients, changes } = this.moment.layers[layer - 1];
    const at = unit * x.length + input;
    const { plugged } = KINDS.optimizer[this.subject.recipe.training.optimizer];
    const [before, change, gradient] = [weights, changes, gradients].map((values) => values?.[at] ?? NaN);
    const { written, rest, result } = ranked.sumOf([before, change], ranked.after(layer - 1, unit, input), FINE);
    const rule = plugged
      ? ` − ${plugged.replaceAll("{η}", full(learningRate)).replaceAll("{g}", factor(gradient))} = ${written[0]}`
      : "";
    return [
      { text: `W${layer}[${unit}, ${input}]`, target },
      `: ${written[0]}${rule}${added(written[1])} = ${result}${rounding(rest)}`,
    ];
  }

  /** @param {SumOfMath} sum @param {(i: number) => {target: TargetOfMath, title: string}} named @returns {Piece[]} */
  #terms({ terms, others, rest }, named) {
    if (terms.length === 0) return ["0"];
    const pieces = terms.flatMap(({ i, written }, n) => {
      const sign = added(written).slice(0, 3);
      return n === 0
        ? [{ text: written, ...named(i) }]
        : [sign, { text: added(written).slice(sign.length), ...named(i) }];
    });
    if (rest === null) return pieces;
    return [...pieces, `${added(rest)} (${others > 0 ? count(others, "other") : "rounding"})`];
  }
}

/** What a short sum ends with where its rounded terms miss the rounded whole. @param {string|null} rest */
function rounding(rest) {
  return rest === null ? "" : `, rounding ${rest}`;
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
