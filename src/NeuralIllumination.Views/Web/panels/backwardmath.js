// @ts-check
// Steps 7 to 12 of the mathematics: from the loss back to every weight, and what the batch's update does to it.
import { KINDS } from "../words/terms.js";
import { added, brief, count, factor, full, plain } from "../words/numbers.js";
import { NO_HIDDEN, WRITTEN } from "./mathreader.js";

/** @typedef {import("./mathreader.js").Reader} ReaderBackward */
/** @typedef {import("./mathreader.js").Piece} PieceBackward */
/** @typedef {import("./mathreader.js").TargetOfMath} WeightBackward */

/** Decimals of a weight and of what is added to it. */
const FINE = 6;
const NOT_YET = [["Known after the backward phase."]];
const [OUTPUT_GRADIENT, HIDDEN_GRADIENT, WEIGHT_GRADIENTS, , NORMS] = KINDS.steps.slice(6);

/** @type {import("./mathreader.js").Maker[]} */
export const BACKWARD = [
  (r) => {
    const { predictions, targets, ranked } = r.moment;
    const { delta } = r.moment.layers[r.last - 1];
    return {
      formula: OUTPUT_GRADIENT.formula,
      lines: delta
        ? r.outputs.map((k) => {
            const { written, rest, result } = ranked.difference(predictions[k], targets[k], delta[k]);
            return [
              r.unit(r.last, k, `δ${r.last}[${k}] = ${written} − ${plain(targets[k])} = ${result}${rounding(rest)}`),
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
      lines: r.hidden.reverse().flatMap((layer) => blameOf(r, layer, r.followed(layer, true))),
    };
  },
  (r) => ({
    formula: (r.moment.l2 ? WEIGHT_GRADIENTS.otherwise : null) ?? WEIGHT_GRADIENTS.formula,
    lines: r.moment.isBlamed ? r.heaviest.map((weight) => gradientOf(r, weight)) : NOT_YET,
  }),
  (r) => {
    const { title: name, formula } = KINDS.optimizer[r.subject.recipe.training.optimizer];
    return {
      name,
      formula: `${formula}, η = ${full(r.moment.learningRate)}`,
      lines: r.moment.isBlamed ? r.heaviest.map((weight) => updateOf(r, weight)) : NOT_YET,
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

/** δ of a hidden unit, and the blame that comes back to it. @param {ReaderBackward} r @param {number} layer @param {number} unit @returns {PieceBackward[][]} */
function blameOf(r, layer, unit) {
  const { moment, subject, target } = r;
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
      ...r.terms(sum, (i) => ({
        target: { layer: layer + 1, unit: i, input: unit },
        title: `W${layer + 1}[${i}, ${unit}] · δ${layer + 1}[${i}]`,
      })),
      ` = ${sum.result}`,
    ],
    [
      r.unit(
        layer,
        unit,
        moment.off[layer - 1][unit]
          ? `δ${layer}[${unit}] = 0: this unit is switched off`
          : `δ${layer}[${unit}] = f′(${brief(z[unit])}) · ${blame} = ${(below ? full : plain)(slope)} · ${blame} = ${brief(delta?.[unit] ?? NaN)}`,
      ),
    ],
  ];
}

/** @param {ReaderBackward} r @param {WeightBackward} target @returns {PieceBackward[]} */
function gradientOf(r, target) {
  const { layer, unit, input = 0 } = target;
  const { isOfBatch, batchSize, l2, ranked } = r.moment;
  const { x, weights, gradients } = r.moment.layers[layer - 1];
  const at = unit * x.length + input;
  const gradient = gradients?.[at] ?? NaN;
  const [sum, own, mean, decay] = ranked.gradient(layer - 1, unit, input);
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

/** @param {ReaderBackward} r @param {WeightBackward} target @returns {PieceBackward[]} */
function updateOf(r, target) {
  const { layer, unit, input = 0 } = target;
  const { learningRate, ranked, held, off } = r.moment;
  const { x, weights, gradients, changes } = r.moment.layers[layer - 1];
  const at = unit * x.length + input;
  const { plugged } = KINDS.optimizer[r.subject.recipe.training.optimizer];
  const [before, change, gradient] = [weights, changes, gradients].map((values) => values?.[at] ?? NaN);
  if (held[layer - 1] || off[layer - 1]?.[unit] || (layer > 1 && off[layer - 2][input]))
    return [{ text: `W${layer}[${unit}, ${input}]`, target }, ` stands still at ${brief(before)}`];
  const { written, rest, result } = ranked.sumOf([before, change], ranked.after(layer - 1, unit, input), FINE);
  const rule = plugged
    ? ` − ${plugged.replaceAll("{η}", full(learningRate)).replaceAll("{g}", factor(gradient))} = ${written[0]}`
    : "";
  return [
    { text: `W${layer}[${unit}, ${input}]`, target },
    `: ${written[0]}${rule}${added(written[1])} = ${result}${rounding(rest)}`,
  ];
}

/** What a short sum ends with where its rounded terms miss the rounded whole. @param {string|null} rest */
function rounding(rest) {
  return rest === null ? "" : `, rounding ${rest}`;
}
