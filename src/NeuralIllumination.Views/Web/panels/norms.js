// @ts-check
// How large each layer's gradient is: bars on one scale for every layer, epoch and run.
import { make, say } from "../page/dom.js";
import { brief, full } from "../words/numbers.js";

/** The scale's ends, as powers of ten. */
const LEAST_POWER = -4;
const MOST_POWER = 1;
const NORM_TICKS = /** @type {[number, string][]} */ ([
  [-4, "10⁻⁴"],
  [-2, "10⁻²"],
  [0, "1"],
  [1, "10"],
]);
/** The palette's colours begin again after so many layers. */
const LAYER_COLOURS = 6;

/** @typedef {{row: HTMLElement, bar: HTMLElement, value: HTMLElement, exact: HTMLElement}} NormRow */

export class Norms {
  /** @type {NormRow[]} */
  #rows = [];

  /** @param {HTMLElement} container */
  constructor(container) {
    const ticks = NORM_TICKS.map(([power, name]) => make("span", { style: `--at: ${normShare(10 ** power)}` }, name));
    this.list = make("div", { class: "norm-rows" });
    this.axis = make("div", { class: "norm-axis", "aria-hidden": "true" }, ...ticks);
    container.append(
      make(
        "section",
        { class: "norms" },
        make("h3", { class: "panel-title" }, "Gradient norm per layer"),
        this.list,
        make("div", { class: "norm-row norm-foot" }, make("span"), this.axis, make("span")),
      ),
    );
  }

  /** @param {{norms: (number|null)[]}} gradients The L2 norm of each layer's gradient; null before the first backward pass. */
  update({ norms }) {
    while (this.#rows.length > norms.length) this.#rows.pop()?.row.remove();
    while (this.#rows.length < norms.length) this.#rows.push(this.#addRow(this.#rows.length));
    norms.forEach((norm, l) => {
      const { row, bar, value, exact } = this.#rows[l];
      const place =
        norm === null || Number.isNaN(norm)
          ? "none"
          : norm < 10 ** LEAST_POWER
            ? "below"
            : norm > 10 ** MOST_POWER
              ? "above"
              : "within";
      row.dataset.place = place;
      bar.style.setProperty("--share", String(place === "none" ? 0 : normShare(Number(norm))));
      const off = place === "below" || place === "above" ? `, ${place} the scale` : "";
      say(value, norm === null ? "none yet" : brief(norm));
      say(exact, norm === null ? "no gradient before the first backward pass" : full(norm) + off);
      const said = `layer ${l + 1}: gradient norm ${norm === null ? "none yet" : full(norm) + off}`;
      if (row.getAttribute("aria-label") !== said) row.setAttribute("aria-label", said);
    });
  }

  /** @param {number} l @returns {NormRow} */
  #addRow(l) {
    const bar = make("span", { class: "norm-bar" });
    const value = make("span", { class: "norm-value" });
    const exact = make("span", { class: "panel-exact" });
    const row = make(
      "div",
      { class: "norm-row", tabindex: 0, role: "img", style: `--hue: var(--layer-${l % LAYER_COLOURS})` },
      make("span", { class: "norm-name" }, `layer ${l + 1}`),
      make("span", { class: "norm-track" }, bar),
      value,
      exact,
    );
    this.list.append(row);
    return { row, bar, value, exact };
  }
}

/** Where a norm stands on the scale, 0 to 1. @param {number} norm @returns {number} */
function normShare(norm) {
  const power = Math.log10(Math.max(norm, Number.MIN_VALUE));
  return Math.min(1, Math.max(0, (power - LEAST_POWER) / (MOST_POWER - LEAST_POWER)));
}
