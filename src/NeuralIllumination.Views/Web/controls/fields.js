// @ts-check
// Parts that controls are made of: a choice, a number to be typed.
import { fill, make } from "../page/dom.js";

/** One of several, by its word. */
export class Choice {
  /** @param {string} name @param {[string, string][]} options Term and word. @param {(term: string) => void} chosen */
  constructor(name, options, chosen) {
    this.select = make("select", { "aria-label": name, change: () => chosen(this.select.value) });
    this.select.append(...options.map(([term, word]) => make("option", { value: term }, word)));
    this.element = make("label", { class: "choice" }, make("span", {}, name), this.select);
  }

  /** @param {string} term */
  set(term) {
    if (this.select.value !== term) this.select.value = term;
  }
}

/** A number, typed: what it may not be is refused with a line, and it stays what it was. */
export class Typed {
  /** @param {string} name @param {{least: number, most: number, isWhole?: boolean, width?: number, quiet?: boolean}} range
   * @param {(value: number) => void} taken @param {(message: string) => void} refused */
  constructor(name, { least, most, isWhole = false, width = 6, quiet = false }, taken, refused) {
    this.value = NaN;
    this.input = make("input", {
      type: "text",
      inputmode: isWhole ? "numeric" : "decimal",
      "aria-label": name,
      size: width,
      change: () => {
        const text = this.input.value.trim();
        const value = Number(text);
        const holds = text !== "" && value >= least && value <= most && (!isWhole || Number.isSafeInteger(value));
        if (holds) return taken(value);
        const what = isWhole ? `a whole number from ${least} to ${most}` : `a number from ${least} to ${most}`;
        refused(`${name} must be ${what}; got "${text.slice(0, 40)}".`);
        this.set(this.value);
      },
    });
    this.element = quiet ? this.input : make("label", { class: "choice" }, make("span", {}, name), this.input);
  }

  /** @param {number} value */
  set(value) {
    this.value = value;
    this.input.value = String(value);
  }

  /** @param {boolean} is */
  disable(is) {
    fill(this.input, { disabled: is });
  }
}
