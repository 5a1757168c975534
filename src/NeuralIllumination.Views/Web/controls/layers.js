// @ts-check
// The layers as chips: units more or fewer, a layer added or taken out, in its place.
import { fill, make } from "../page/dom.js";

/** The most that can be made by hand: more of either would be a crowd. */
export const LAYERS_BY_HAND = 6;
export const UNITS_BY_HAND = 64;

export class Layers {
  /** @param {(hidden: number[]) => void} changed @param {(message: string) => void} refused @param {() => void} addInputs */
  constructor(changed, refused, addInputs) {
    this.changed = changed;
    this.refused = refused;
    /** Instead of their number alone, where a hand can add some. */
    this.adding = this.#button("Add inputs", "", addInputs);
    this.adding.className = "end";
    /** @type {number[]} */
    this.hidden = [];
    this.ends = [0, 0];
    this.element = make("div", { class: "layers", role: "group", "aria-label": "Layers" });
  }

  /** @param {number[]} sizes Units per layer, inputs first. */
  set(sizes) {
    const hidden = sizes.slice(1, -1);
    const isOther = hidden.length !== this.hidden.length || !this.element.firstChild;
    this.ends = [sizes[0], sizes[sizes.length - 1]];
    this.hidden = hidden;
    if (isOther) this.#build();
    this.#show();
  }

  /** Whether there are inputs that a hand can add. @param {boolean} is */
  offerInputs(is) {
    this.adding.hidden = !is;
    if (this.first) this.first.hidden = is;
  }

  #build() {
    const { hidden } = this;
    /** @type {{input: HTMLInputElement, fewer: HTMLButtonElement, more: HTMLButtonElement}[]} */
    this.chips = [];
    const parts = hidden.flatMap((_, at) => [this.#adder(at), this.#chip(at)]);
    this.first = make("span", { class: "end", title: "Inputs", hidden: !this.adding.hidden });
    this.last = make("span", { class: "end", title: "Outputs" });
    this.element.replaceChildren(this.first, this.adding, ...parts, this.#adder(hidden.length), this.last);
  }

  /** @param {number} at */
  #chip(at) {
    const layer = at + 1;
    const fewer = this.#button(`Fewer units in hidden layer ${layer}`, "−", () => this.#units(at, this.hidden[at] - 1));
    const more = this.#button(`More units in hidden layer ${layer}`, "+", () => this.#units(at, this.hidden[at] + 1));
    const input = make("input", {
      type: "text",
      inputmode: "numeric",
      "aria-label": `Units in hidden layer ${layer}`,
      size: 2,
      change: () => this.#typed(at, input),
      keydown: ({ key }) => key === "Escape" && this.#show(),
    });
    const remove = this.#button(`Take out hidden layer ${layer}`, "×", () => this.#take(at));
    this.chips?.push({ input, fewer, more });
    return make("span", { class: "chip" }, fewer, input, more, remove);
  }

  /** @param {number} at Before which hidden layer. */
  #adder(at) {
    const where = at < this.hidden.length ? `before hidden layer ${at + 1}` : "before the outputs";
    const button = this.#button(`Add a layer ${where}`, "⊕", () => this.#add(at));
    button.className = "adder";
    return button;
  }

  /** @param {string} name @param {string} sign @param {() => void} press */
  #button(name, sign, press) {
    return make("button", { type: "button", "aria-label": name, title: name, click: press }, sign);
  }

  #show() {
    const { hidden, ends, element } = this;
    if (this.first) this.first.textContent = String(ends[0]);
    this.adding.textContent = `${ends[0]} ▾`;
    fill(this.adding, { "aria-label": `${ends[0]} inputs: add others` });
    if (this.last) this.last.textContent = String(ends[1]);
    this.chips?.forEach(({ input, fewer, more }, at) => {
      input.value = String(hidden[at]);
      fill(fewer, { "aria-disabled": hidden[at] <= 1 ? "true" : null });
      fill(more, { "aria-disabled": hidden[at] >= UNITS_BY_HAND ? "true" : null });
    });
    for (const adder of element.querySelectorAll(".adder"))
      fill(adder, { "aria-disabled": hidden.length >= LAYERS_BY_HAND ? "true" : null });
  }

  /** @param {number} at @param {HTMLInputElement} input */
  #typed(at, input) {
    const text = input.value.trim();
    const units = Number(text);
    if (/^\d+$/.test(text) && units >= 1 && units <= UNITS_BY_HAND) return this.#units(at, units);
    this.refused(`A hidden layer has 1 to ${UNITS_BY_HAND} units; got "${text.slice(0, 40)}".`);
    this.#show();
  }

  /** @param {number} at @param {number} units */
  #units(at, units) {
    if (units < 1 || units > UNITS_BY_HAND)
      return this.refused(`A hidden layer has 1 to ${UNITS_BY_HAND} units; take the layer out with ×.`);
    this.#change(this.hidden.with(at, units));
  }

  /** @param {number} at */
  #add(at) {
    const { hidden } = this;
    if (hidden.length >= LAYERS_BY_HAND)
      return this.refused(`At most ${LAYERS_BY_HAND} hidden layers can be made by hand.`);
    // As many as its neighbour has.
    const units = Math.min(UNITS_BY_HAND, hidden[Math.max(0, at - 1)] ?? 8);
    this.#change(hidden.toSpliced(at, 0, units));
    this.chips?.[at]?.input.focus();
  }

  /** @param {number} at */
  #take(at) {
    this.#change(this.hidden.toSpliced(at, 1));
    const { chips } = this;
    const next = chips?.[Math.min(at, chips.length - 1)]?.input ?? this.element.querySelector("button");
    next?.focus();
  }

  /** Shown at once, though the run is still to come: a second press counts from there. @param {number[]} hidden */
  #change(hidden) {
    this.set([this.ends[0], ...hidden, this.ends[1]]);
    this.changed(hidden);
  }
}
