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

/** Some of several, each pressed or not. */
export class Toggles {
  /** @param {string} name @param {[string, string][]} options Term and word. @param {(terms: string[]) => void} chosen All that are pressed, in order. */
  constructor(name, options, chosen) {
    /** @type {string[]} */
    this.terms = [];
    this.buttons = options.map(([term, word]) => {
      const press = () =>
        chosen(options.map(([one]) => one).filter((one) => this.terms.includes(one) !== (one === term)));
      return { term, button: make("button", { type: "button", class: "toggle", click: press }, word) };
    });
    this.element = make(
      "div",
      { class: "choice", role: "group", "aria-label": name },
      make("span", {}, name),
      ...this.buttons.map(({ button }) => button),
    );
  }

  /** @param {string[]} terms */
  set(terms) {
    this.terms = terms;
    for (const { term, button } of this.buttons) fill(button, { "aria-pressed": String(terms.includes(term)) });
  }

  focus() {
    this.buttons[0].button.focus();
  }
}

/** @typedef {{least: number, most: number, hasLeast?: boolean, hasMost?: boolean}} Limits Its ends belong to it unless said otherwise. */

/** A number, typed: what it may not be is refused with a line, and it stays what it was. */
export class Typed {
  /** @param {string} name @param {Limits & {isWhole?: boolean, width?: number, quiet?: boolean}} range
   * @param {(value: number) => void} taken @param {(message: string) => void} refused */
  constructor(name, range, taken, refused) {
    const { isWhole = false, width = 6, quiet = false } = range;
    this.value = NaN;
    /** @type {Limits} */
    this.limits = range;
    this.input = make("input", {
      type: "text",
      inputmode: isWhole ? "numeric" : "decimal",
      "aria-label": name,
      size: width,
      change: () => {
        const text = this.input.value.trim();
        const value = Number(text);
        if (text !== "" && isWithin(value, this.limits) && (!isWhole || Number.isSafeInteger(value)))
          return taken(value);
        refused(
          `${name} must be a ${isWhole ? "whole " : ""}number ${written(this.limits)}; got "${text.slice(0, 40)}".`,
        );
        this.set(this.value);
      },
      // What was typed and not taken is given up.
      keydown: ({ key }) => key === "Escape" && this.set(this.value),
    });
    this.element = quiet ? this.input : make("label", { class: "choice" }, make("span", {}, name), this.input);
  }

  /** @param {number} value @param {Limits} [limits] Where they are others now. */
  set(value, limits = this.limits) {
    this.value = value;
    this.limits = limits;
    this.input.value = String(value);
  }

  /** @param {boolean} is */
  disable(is) {
    fill(this.input, { disabled: is });
  }
}

/** @param {number} value @param {Limits} limits */
function isWithin(value, { least, most, hasLeast = true, hasMost = true }) {
  return (hasLeast ? value >= least : value > least) && (hasMost ? value <= most : value < most);
}

/** @param {Limits} limits */
function written({ least, most, hasLeast = true, hasMost = true }) {
  if (hasLeast && hasMost) return `from ${least} to ${most}`;
  return `${hasLeast ? `from ${least}` : `above ${least}`}, ${hasMost ? `up to ${most}` : `below ${most}`}`;
}
