// @ts-check
// A run's diagnostics as one plain text: exactly the text of C#'s DiagnosticsView, from the same sums in the same order.
import { shapeOf } from "../own/held.js";
import { count, full } from "../words/numbers.js";
import { isRegression } from "./data.js";
import { recipeText } from "./recipetext.js";
import { Run } from "./run.js";
import { countCell, shareCell, tableText, valueCell, wordCell } from "../words/texttable.js";
import { KINDS } from "../words/terms.js";

/** The most lines that the history takes. */
const MOST_LINES = 50;
/** The most silent units that are named. */
const MOST_UNITS = 20;

/** How a run stands: recipe, data, weights, gradients, the last update, silent units, history. @param {Run} run @returns {string} */
export function diagnosticsOf(run) {
  const sections = [
    placeText(run),
    samplesText(run),
    parametersText(run),
    gradientsText(run),
    updatesText(run),
    unitsText(run),
    historyText(run),
  ];
  return `Diagnostics of a training\n${sections.join("\n")}\n  Recipe\n${recipeText(run.recipeNow)}\n`;
}

/** @param {Run} run @returns {boolean} Whether a batch has been learned from. */
function hasUpdated(run) {
  return run.epoch > 0 || run.batch > 0;
}

/** @param {Run} run @returns {string} */
function placeText(run) {
  const { engine, network, training } = run.recipe;
  const parameters = count(run.network.parameters.length, "parameter");
  return [
    `engine ${engine}, fingerprint ${run.fingerprint}`,
    `network ${network.layers.join("-")}, ${network.activation}, ${network.loss}: ${parameters}`,
    `after ${count(run.epoch, "epoch")} and ${count(run.batch, "batch", "batches")}, next phase ${run.nextPhase}`,
    `${training.optimizer}, learning rate ${full(run.training.learningRate)}`,
  ]
    .map((line) => `  ${line}\n`)
    .join("");
}

/** @param {Run} run @returns {string} */
function samplesText(run) {
  const { data } = run.recipe;
  /** @type {string[]} */
  const classes = shapeOf(data)?.classes ?? [];
  const [train, test] = [run.train, run.test].map((samples) => {
    const counts = classes.map(() => 0);
    for (const label of run.training.engine
      .ints(run.training.engine.call("SampleLabels", samples))
      .subarray(0, run.engine.call("SampleCount", samples)))
      counts[label]++;
    return counts;
  });
  const rows = classes.map((name, label) => [
    wordCell(name.replace(/\p{Cc}/gu, "\uFFFD")),
    countCell(train[label]),
    countCell(test[label]),
  ]);
  return tableText(
    "Samples by class",
    ["class", "training", "test"],
    [...rows, [wordCell("all"), countCell(run.trainCount), countCell(data.test)]],
  );
}

/** @param {Run} run @returns {string} */
function parametersText(run) {
  return statisticsText(run, "Parameters", run.engine.call("NetworkParameters", run.network.pointer));
}

/** @param {Run} run @returns {string} */
function gradientsText(run) {
  if (!hasUpdated(run) && run.nextPhase !== "update") return "  Gradients: no batch yet\n";
  const penalty = run.training.gradientL2 > 0 ? ", the L2 penalty's included" : "";
  const gradients = run.engine.call("Gradients", run.training.pointer);
  return statisticsText(run, `Gradients of the last backward phase${penalty}`, gradients);
}

/** @param {Run} run @param {string} caption @param {number} values The engine's array, laid out as the parameters. @returns {string} */
function statisticsText(run, caption, values) {
  const rows = run.network.layers.flatMap(({ inputs, outputs }, l) => [
    statisticsRow(run, `layer ${l + 1} weights`, inputs * outputs, "Weights", l, values),
    statisticsRow(run, `layer ${l + 1} biases`, outputs, "Biases", l, values),
  ]);
  return tableText(caption, ["of", "count", "mean", "standard deviation", "smallest", "largest", "norm"], rows);
}

/** @param {Run} run @param {string} name @param {number} size @param {"Weights"|"Biases"} part @param {number} layer From 0. @param {number} values */
function statisticsRow({ engine, network, values: numbers }, name, size, part, layer, values) {
  const from = network.placeOf(layer, part);
  engine.call("Describe", values, from, from + size, numbers);
  return [wordCell(name), countCell(size), ...Array.from(engine.doubles(numbers), valueCell)];
}

/** @param {Run} run @returns {string} */
function updatesText(run) {
  const { training, network } = run;
  if (!hasUpdated(run)) return "  Last update: no batch yet\n";
  if (KINDS.optimizer[run.recipe.training.optimizer].moments === 0 && run.nextPhase === "update")
    return "  Last update: not known any more, since the next batch's gradient has taken the place of its own\n";
  const { engine } = run;
  const rate = training.updateRate;
  const mark = engine.call("mark");
  const taken = engine.call("NewDoubles", network.parameters.length);
  engine.call("LastTaken", training.pointer, taken);
  const arrays = [taken, engine.call("NetworkParameters", network.pointer)];
  const rows = network.layers.map((_, l) => {
    const [from, to] = [network.placeOf(l, "Weights"), network.placeOf(l, "End")];
    const norms = arrays.map((values) => engine.call("NormOf", values, from, to));
    const ratio = norms[1] === 0 ? null : engine.call("RatioOf", ...norms);
    return [wordCell(`layer ${l + 1}`), ...[...norms, ratio].map(valueCell)];
  });
  engine.call("reset", mark);
  return tableText(`Last update, with learning rate ${full(rate)}`, ["layer", "‖Δθ‖", "‖θ‖ now", "‖Δθ‖ / ‖θ‖"], rows);
}

/** @param {Run} run @returns {string} */
function unitsText(run) {
  const hidden = run.network.layers.slice(0, -1);
  if (hidden.length === 0) return "  Silent units: no hidden layer\n";
  return hidden.map((_, l) => `  Silent units of layer ${l + 1}: ${silentText(run, l)}\n`).join("");
}

/** @param {Run} run @param {number} layer @returns {string} */
function silentText({ training, recipe, train }, layer) {
  const { activation } = recipe.network;
  const what = KINDS.activation[activation].silent;
  if (!what) return `does not apply, ${activation} always lets blame through`;
  const counts = training.open(train, layer);
  const silent = counts.flatMap((samples, unit) => (samples === 0 ? [unit] : []));
  const all = `${count(silent.length)} of ${count(counts.length)} ${what}`;
  if (silent.length === 0) return all;
  const more = silent.length > MOST_UNITS ? ` and ${count(silent.length - MOST_UNITS)} more` : "";
  return `${all}: ${silent.slice(0, MOST_UNITS).join(", ")}${more}`;
}

/** @param {Run} run @returns {string} */
function historyText({ history, epoch: last, recipe }) {
  const [score, scoreCell] = isRegression(recipe.data) ? ["R²", valueCell] : ["accuracy", shareCell];
  let every = 1;
  for (let factor = 5; Math.floor(last / every) + (last % every === 0 ? 1 : 2) > MOST_LINES; factor = 7 - factor)
    every *= factor;
  const rows = history.slice(0, last + 1).flatMap((measured, epoch) => {
    if (!measured || (epoch % every !== 0 && epoch !== last)) return [];
    const { trainLoss, trainScore, testLoss, testScore } = measured;
    return [[countCell(epoch), valueCell(trainLoss), scoreCell(trainScore), valueCell(testLoss), scoreCell(testScore)]];
  });
  const caption = every === 1 ? "History" : `History, every ${every}th epoch and the last`;
  return tableText(caption, ["epoch", "training loss", `training ${score}`, "test loss", `test ${score}`], rows);
}
