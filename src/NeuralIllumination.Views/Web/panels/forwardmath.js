// @ts-check
// Steps 1 to 6 of the mathematics: from the sample to its loss.
import { KINDS } from "../words/terms.js";
import { added, brief, count, full, nearOne, opposite, plain } from "../words/numbers.js";
import { NO_HIDDEN, WRITTEN } from "./mathreader.js";

/** @typedef {import("./mathreader.js").Reader} ReaderForward */
/** @typedef {import("./mathreader.js").Piece} PieceForward */
/** @typedef {import("./mathreader.js").MomentOfMath} MomentForward */
/** @typedef {import("../words/terms.js").LossTerm} LossForward */

const [INPUT, HIDDEN_SUMS, HIDDEN_ACTIVATIONS, OUTPUT_SUMS] = KINDS.steps;

/** @type {import("./mathreader.js").Maker[]} */
export const FORWARD = [
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
    lines: r.last === 1 ? NO_HIDDEN : r.hidden.map((layer) => sumOfUnit(r, layer, r.followed(layer))),
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
        const isOff = r.moment.off[layer - 1][unit];
        const written = isOff ? "0: this unit is switched off" : `${activated(f, z[unit])} = ${brief(a[unit])}`;
        return [
          r.unit(layer, unit, `a${layer}[${unit}] = ${written}`),
          ` (${active} of ${count(a.length, "unit")} of layer ${layer} are not 0)`,
        ];
      }),
    };
  },
  (r) => ({
    formula: (r.last > 1 ? null : OUTPUT_SUMS.otherwise) ?? `${OUTPUT_SUMS.formula}, layer ${r.last}`,
    lines: r.outputs.map((k) => sumOfUnit(r, r.last, k)),
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
    const { loss, batchLoss, batchSize } = r.moment;
    const { title: name, formula } = KINDS.loss[r.subject.reading.loss];
    if (loss === null) return { name, formula, lines: [["Known after the loss phase."]] };
    const own = LOSSES[r.subject.reading.loss](r.moment);
    return {
      name,
      formula,
      lines: [
        [`L = ${own} = ${brief(loss)}${r.subject.reading.isProbability ? " nats" : ""}`],
        [batchLoss === null ? "" : `the batch's mean over ${count(batchSize, "sample")}: ${brief(batchLoss)}`],
      ],
    };
  },
];

/** z of a unit, its largest terms first. @param {ReaderForward} r @param {number} layer @param {number} unit @returns {PieceForward[]} */
function sumOfUnit(r, layer, unit) {
  const { x, weights } = r.moment.layers[layer - 1];
  const symbol = layer === 1 ? "x" : "a";
  const { target } = r;
  const pointed = target?.layer === layer && target.unit === unit ? target.input : undefined;
  const sum = r.moment.ranked.sum(layer - 1, unit, WRITTEN, pointed);
  return [
    r.unit(layer, unit, `z${layer}[${unit}]`),
    " = ",
    ...r.terms(sum, (i) => ({
      target: { layer, unit, input: i },
      title: `W${layer}[${unit}, ${i}] · ${symbol}[${i}] = ${full(weights[unit * x.length + i])} · ${full(x[i])}`,
    })),
    `${added(sum.last)} (b) = ${sum.result}`,
  ];
}

/** f(z) with its number put in. @param {import("../words/terms.js").ActivationKind} f @param {number} z */
function activated({ plugged, pluggedBelow }, z) {
  const formula = (z < 0 ? pluggedBelow : null) ?? plugged;
  return formula.replaceAll("{z}", brief(z)).replaceAll("{−z}", opposite(brief(z)));
}

/** How a loss's output function comes to each ŷ. @satisfies {Record<LossForward, (moment: MomentForward) => (k: number) => string>} */
const OUTPUTS = {
  "softmax-cross-entropy": ({ ranked, predictions: { length } }) => {
    const numbers = ranked.softmax().slice();
    const sum = numbers[2 * length + 1];
    return (k) => `e^(${brief(numbers[k])}) / Σ = ${brief(numbers[length + k])} / ${brief(sum)}`;
  },
  "sigmoid-binary-cross-entropy":
    ({ layers }) =>
    (k) =>
      `1 / (1 + e^(${opposite(brief(layers[layers.length - 1].z[k]))}))`,
  "identity-mean-squared-error":
    ({ layers }) =>
    (k) =>
      brief(layers[layers.length - 1].z[k]),
};

/** So many squares stand in a line. */
const MOST_SQUARES = 3;

/** What a loss is of a sample, with its numbers put in. @satisfies {Record<LossForward, (moment: MomentForward) => string>} */
const LOSSES = {
  "softmax-cross-entropy": ({ predictions, ranked, sample: { label } }) =>
    `−ln ${nearOne(predictions[label], ranked.complement(predictions[label]))}`,
  "sigmoid-binary-cross-entropy": ({ predictions, ranked, sample: { label } }) => {
    if (predictions.length > 1) return `Σ over ${predictions.length} outputs`;
    const share = nearOne(predictions[0], ranked.complement(predictions[0]));
    return `−ln ${label === 1 ? share : `(1 − ${share})`}`;
  },
  "identity-mean-squared-error": ({ predictions, targets }) => {
    const squares = Array.from(predictions, (p, k) => `(${brief(p)} − ${plain(targets[k])})²`);
    const more = squares.length - MOST_SQUARES;
    const shown = squares.slice(0, MOST_SQUARES).join(" + ") + (more > 0 ? ` + ${count(more, "more square")}` : "");
    return squares.length === 1 ? `½ · ${shown}` : `½ · [${shown}]`;
  },
};
