// @ts-check
// Twenty samples and what the network says of each at present: right with ✓, wrong with ✗.
import { make, say } from "../page/dom.js";
import { Reading } from "../words/reading.js";
import { alike } from "../stage/strength.js";
import { thumbnail } from "./thumbnail.js";

/** @typedef {{index: number, set: string, x: Float64Array, label: number, predictions: Float64Array, targets: Float64Array, choice: number}} Predicted */
/** @typedef {{button: HTMLButtonElement, mark: HTMLElement, x: Float64Array|null, sample: Predicted|null}} Tile */

const TILES_ACROSS = 5;

export class Predictions {
  /** @type {Tile[]} */
  #tiles = [];
  /** The tile that Tab comes to. */
  #reachable = 0;
  /** @type {Tile|null} The tile that the caption is about, when one is pointed at. */
  #pointed = null;
  /** @type {number|null} */
  #chosen = null;

  /** @param {HTMLElement} container
   * @param {{classes: string[], loss: import("../words/terms.js").LossTerm, shape: {width: number, height: number}, onChoose: (sample: Predicted) => void}} options */
  constructor(container, { classes, loss, shape, onChoose }) {
    this.reading = new Reading(classes, loss);
    this.shape = shape;
    this.onChoose = onChoose;
    this.title = make("h3", { class: "panel-title" });
    this.grid = make("div", {
      class: "prediction-grid",
      role: "group",
      "aria-label": "Predictions",
      keydown: (/** @type {KeyboardEvent} */ event) => this.#press(event),
    });
    this.caption = make("p", { class: "prediction-caption", "aria-hidden": "true" });
    container.append(make("section", { class: "predictions" }, this.title, this.grid, this.caption));
  }

  /** @param {{samples: Predicted[], chosen: number|null}} shown At most 20 samples; the index of the one on display. */
  update({ samples, chosen }) {
    this.#chosen = chosen;
    while (this.#tiles.length > samples.length) this.#tiles.pop()?.button.remove();
    while (this.#tiles.length < samples.length) this.#tiles.push(this.#addTile());
    let right = 0;
    samples.forEach((sample, i) => {
      const tile = this.#tiles[i];
      const { button, mark } = tile;
      tile.sample = sample;
      if (!tile.x || !alike(tile.x, sample.x)) {
        tile.x = sample.x;
        button.firstElementChild?.replaceWith(thumbnail(sample.x, this.shape));
      }
      const isRight = sample.choice === sample.label;
      if (isRight) right++;
      button.dataset.verdict = isRight ? "right" : "wrong";
      say(mark, isRight ? "✓" : "✗");
      const isChosen = String(sample.index === chosen);
      if (button.getAttribute("aria-pressed") !== isChosen) button.setAttribute("aria-pressed", isChosen);
      const said = this.#sentence(sample);
      if (button.getAttribute("aria-label") !== said) button.setAttribute("aria-label", said);
    });
    const sets = new Set(samples.map((sample) => sample.set));
    const kind = sets.size === 1 ? `${nameOfSet([...sets][0])} samples` : "samples";
    say(this.title, `${kind[0].toUpperCase()}${kind.slice(1)}: ${right} of ${samples.length} right`);
    if (this.grid.getAttribute("aria-label") !== this.title.textContent)
      this.grid.setAttribute("aria-label", String(this.title.textContent));
    this.#reach(Math.max(0, Math.min(this.#reachable, samples.length - 1)));
    this.#explain();
  }

  /** @param {Predicted} sample */
  #sentence({ index, set, label, predictions, choice }) {
    const { reading } = this;
    const verdict = choice === label ? "right" : "wrong";
    return `${nameOfSet(set)} sample ${index}: says ${reading.says(predictions, choice)}, it is ${reading.nameOf(label)}: ${verdict}`;
  }

  /** The caption is about the tile pointed at, else the one on display. */
  #explain() {
    const sample = this.#pointed?.sample ?? this.#tiles.find((tile) => tile.sample?.index === this.#chosen)?.sample;
    say(this.caption, sample ? this.#sentence(sample) : "");
  }

  /** @returns {Tile} */
  #addTile() {
    const mark = make("span", { class: "prediction-mark" });
    const about = (/** @type {Tile|null} */ pointed) => () => {
      this.#pointed = pointed;
      this.#explain();
    };
    const button = make("button", { type: "button", class: "prediction", tabindex: -1 }, make("span"), mark);
    /** @type {Tile} */
    const tile = { button, mark, x: null, sample: null };
    button.addEventListener("click", () => tile.sample && this.onChoose(tile.sample));
    button.addEventListener("focus", () => this.#reach(this.#tiles.indexOf(tile)));
    for (const event of ["focus", "pointerenter"]) button.addEventListener(event, about(tile));
    for (const event of ["blur", "pointerleave"]) button.addEventListener(event, about(null));
    this.grid.append(button);
    return tile;
  }

  /** @param {number} i */
  #reach(i) {
    this.#reachable = i;
    this.#tiles.forEach(({ button }, k) => {
      const tabindex = k === i ? 0 : -1;
      if (button.tabIndex !== tabindex) button.tabIndex = tabindex;
    });
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = this.#reachable;
    const last = this.#tiles.length - 1;
    /** @type {Record<string, number>} */
    const targets = {
      ArrowLeft: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from - TILES_ACROSS,
      ArrowDown: from + TILES_ACROSS,
      Home: 0,
      End: last,
    };
    if (event.key in targets) {
      const to = targets[event.key];
      if (to >= 0 && to <= last) this.#tiles[to].button.focus();
      event.preventDefault();
    } else if (event.key !== "Enter" && event.key !== " ") return;
    // The key is used up: the viewer's own keys do not hear it.
    event.stopPropagation();
  }
}

/** @param {string} set @returns {string} */
function nameOfSet(set) {
  return set === "train" ? "training" : set;
}
