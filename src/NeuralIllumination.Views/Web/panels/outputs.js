// @ts-check
// What the network says of the sample on display: one bar a class.
import { fill, make, say } from "../page/dom.js";
import { brief } from "../words/numbers.js";
import { Reading } from "../words/reading.js";

/** Names longer than so many letters end in an ellipsis; what is read aloud has all of them. */
const LONGEST_NAME = 12;

/** @typedef {{row: HTMLElement, mark: HTMLElement, bar: HTMLElement, value: HTMLElement, truth: HTMLElement, exact: HTMLElement}} OutputRow */

export class Outputs {
  /** @type {OutputRow[]} */
  #rows = [];

  /** @param {HTMLElement} container @param {{classes: string[], loss: import("../words/terms.js").LossTerm, isRegression?: boolean, span?: number}} network
   *   `span` is how far the quantities of regression reach to both sides of 0. */
  constructor(container, { classes, loss, isRegression, span = 1 }) {
    this.reading = new Reading(classes, loss, isRegression, span);
    const { isProbability } = this.reading;
    this.list = make("div", { class: "output-rows" });
    const longest = Math.max(...classes.map((name) => name.length));
    // Beside long names the bars are too short for a third tick.
    const ticks = isProbability
      ? longest > 7
        ? [0, 1]
        : [0, 0.5, 1]
      : isRegression
        ? [-span, 0, span]
        : [-0.5, 0, 0.5, 1, 1.5];
    const named = (/** @type {number} */ at) => (isProbability ? `${100 * at}%` : String(at).replace("-", "−"));
    const axis = make(
      "div",
      { class: "output-axis", "aria-hidden": "true" },
      ...ticks.map((at) => make("span", { style: tickStyle(this.#shareOf(at)) }, named(at))),
    );
    const style = `--zero: ${this.#shareOf(0)}; --name: ${0.7 * Math.min(LONGEST_NAME, longest)}em`;
    container.append(
      make(
        "section",
        { class: isProbability ? "outputs" : "outputs outputs-raw", style },
        make("h3", { class: "panel-title" }, isProbability ? "Output probabilities" : "Outputs ŷ"),
        this.list,
        make("div", { class: "output-row output-foot" }, axis),
      ),
    );
  }

  /** @param {import("../words/reading.js").Said & {label: number, targets?: ArrayLike<number>}} said What is said, and the true class; what
   * quantities are. */
  update(said) {
    const { reading } = this;
    const { predictions, choice, label, targets = [] } = said;
    const count = reading.classCount(predictions);
    while (this.#rows.length > count) this.#rows.pop()?.row.remove();
    while (this.#rows.length < count) this.#rows.push(this.#addRow(this.#rows.length));
    this.#rows.forEach(({ row, mark, bar, value, truth, exact }, k) => {
      const isQuantity = reading.isRegression;
      const verdict = isQuantity || k !== choice ? "" : k === label ? "right" : "wrong";
      row.dataset.verdict = verdict;
      say(mark, verdict && (verdict === "right" ? "✓" : "✗"));
      say(truth, !isQuantity && k === label ? "◂ true" : "");
      const support = reading.support(said, k);
      this.#stretch(row, bar, support);
      say(value, reading.write(predictions, k));
      say(exact, reading.exact(said, k));
      const words = [`${reading.nameOf(k)}: ${reading.write(predictions, k)}, ${exact.textContent}`];
      if (isQuantity) words.push(`it is ${brief(targets[k])}`);
      else if (k === label) words.push("the true class");
      if (verdict) words.push(`chosen, ${verdict}`);
      fill(row, { "aria-label": words.join("; ") });
    });
  }

  /** From 0 to ŷ; beyond the scale a mark says so. @param {HTMLElement} row @param {HTMLElement} bar @param {number|null} value */
  #stretch(row, bar, value) {
    const drawn = value === null || Number.isNaN(value) ? 0 : value;
    const [least, most] = this.reading.scale;
    row.dataset.place = drawn < least ? "below" : drawn > most ? "above" : "within";
    const ends = [this.#shareOf(0), this.#shareOf(drawn)].sort((a, b) => a - b);
    bar.style.setProperty("--from", String(ends[0]));
    bar.style.setProperty("--share", String(ends[1] - ends[0]));
  }

  /** Where a value stands on the scale, 0 to 1. @param {number} value @returns {number} */
  #shareOf(value) {
    const [least, most] = this.reading.scale;
    return Math.min(1, Math.max(0, (value - least) / (most - least)));
  }

  /** @param {number} k @returns {OutputRow} */
  #addRow(k) {
    const mark = make("span", { class: "output-mark" });
    const bar = make("span", { class: "output-bar" });
    const value = make("span", { class: "output-value" });
    const truth = make("span", { class: "output-truth" });
    const exact = make("span", { class: "panel-exact" });
    const row = make(
      "div",
      { class: "output-row", tabindex: 0, role: "img" },
      mark,
      make("span", { class: "output-name" }, this.reading.nameOf(k)),
      make("span", { class: "output-track" }, bar),
      value,
      truth,
      exact,
    );
    this.list.append(row);
    return { row, mark, bar, value, truth, exact };
  }
}

/** A tick's name stands under it, at the ends inside. @param {number} at 0 to 1. @returns {string} */
function tickStyle(at) {
  return `--at: ${at}; --shift: ${at === 0 ? 0 : at === 1 ? -100 : -50}%`;
}
