// @ts-check
// An empty grid to paint on: the network answers at each stroke. What was painted is kept in a row, and can be taught.
import { fill, make, say } from "../page/dom.js";
import { packed } from "../run/added.js";
import { linesOf } from "../run/hand.js";
import { numberOf } from "../words/terms.js";
import { thumbnail } from "./thumbnail.js";

/** @typedef {import("../run/run.js").Run} RunPainted */
/** @typedef {{values: Float64Array, kept: Float64Array[]}} Painted What is on the grid, and what was kept, the newest first. */

/** The most pictures that are kept. */
const MOST_KEPT = 12;
/** @type {[string, string, number, number][]} */
const SHIFTS = [
  ["Shift left", "←", -1, 0],
  ["Shift up", "↑", 0, -1],
  ["Shift down", "↓", 0, 1],
  ["Shift right", "→", 1, 0],
];

export class Painting {
  /** @param {HTMLElement} container @param {{width: number, height: number}} shape @param {import("../words/reading.js").Reading} reading
   * @param {(option: string, value: any) => void} set @param {Painted|null} painted Of the picture before, where it had as many pixels. */
  constructor(container, { width, height }, reading, set, painted) {
    this.shape = { width, height };
    this.reading = reading;
    this.set = set;
    const count = width * height;
    const isKept = painted?.values.length === count;
    /** @type {Painted} */
    this.painted = isKept && painted ? painted : { values: new Float64Array(count), kept: [] };
    /** The pixel that the keys are at, and what a stroke paints: 1, or 0 to wipe. */
    this.at = 0;
    this.ink = 1;
    /** @type {RunPainted|null} */
    this.run = null;
    this.batch = 0;
    this.cells = Array.from({ length: count }, () => make("i", {}));
    this.grid = make(
      "div",
      {
        class: "paint-grid",
        role: "application",
        tabindex: 0,
        "aria-label": `Pixels to paint, ${width} × ${height}: arrow keys move, Space paints or wipes`,
        pointerdown: (/** @type {PointerEvent} */ event) => this.#press(event),
        pointermove: (/** @type {PointerEvent} */ event) => event.buttons === 1 && this.#stroke(event),
        keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
      },
      ...this.cells,
    );
    this.grid.style.gridTemplateColumns = `repeat(${width}, 1fr)`;
    this.grid.style.aspectRatio = `${width} / ${height}`;
    this.said = make("output", { class: "paint-said" });
    this.bars = reading.classes.map((name) => {
      const bar = make("span", { class: "paint-bar" }, make("i", {}));
      const value = make("span", { class: "paint-value" });
      return { bar, value, row: make("div", { class: "paint-row" }, make("span", {}, name), bar, value) };
    });
    /** @param {string} name @param {() => void} press @param {string} [sign] */
    const button = (name, press, sign) =>
      make("button", { type: "button", title: name, "aria-label": sign ? name : null, click: press }, sign ?? name);
    this.label = make(
      "select",
      { "aria-label": "Class to teach" },
      ...reading.classes.map((name, k) => make("option", { value: k }, name)),
    );
    this.line = make("code", { class: "line", hidden: true, tabindex: 0 });
    this.row = make("div", { class: "paint-kept", role: "group", "aria-label": "Pictures painted" });
    container.append(
      make("div", { class: "paint-left" }, make("h3", { class: "panel-title" }, "Paint and ask"), this.grid),
      make(
        "div",
        { class: "paint-right" },
        this.said,
        make("div", { class: "paint-bars", "aria-hidden": "true" }, ...this.bars.map(({ row }) => row)),
        make(
          "div",
          { class: "paint-tools", role: "group", "aria-label": "Picture" },
          button("Clear", () => this.#clear()),
          button("Invert", () => this.#change((value) => 1 - value)),
          ...SHIFTS.map(([name, sign, right, down]) => button(name, () => this.#shift(right, down), sign)),
        ),
        make(
          "div",
          { class: "paint-tools", role: "group", "aria-label": "Teach" },
          make("label", { class: "choice" }, make("span", {}, "It is a"), this.label),
          button("Teach it", () => this.#teach()),
        ),
        this.line,
        this.row,
      ),
    );
    fill(container, { hidden: false });
    this.#write();
    this.#list();
  }

  /** The network answers, as it is now. @param {RunPainted} run */
  show(run) {
    if (this.run !== run) {
      this.run = run;
      this.batch = run.engine.call("NewBatch", run.network.pointer, MOST_KEPT + 1);
    }
    this.#answer();
  }

  /** @param {PointerEvent} event */
  #press(event) {
    const cell = this.#cellAt(event);
    if (cell < 0 || event.button !== 0) return;
    this.ink = this.painted.values[cell] > 0 ? 0 : 1;
    this.grid.setPointerCapture(event.pointerId);
    this.at = cell;
    this.#paint(cell);
  }

  /** @param {PointerEvent} event */
  #stroke(event) {
    const cell = this.#cellAt(event);
    if (cell >= 0) this.#paint(cell);
  }

  /** @param {PointerEvent} event */
  #cellAt({ clientX, clientY }) {
    const { left, top, width, height } = this.grid.getBoundingClientRect();
    const across = Math.floor(((clientX - left) / width) * this.shape.width);
    const down = Math.floor(((clientY - top) / height) * this.shape.height);
    const isInside = across >= 0 && down >= 0 && across < this.shape.width && down < this.shape.height;
    return isInside ? down * this.shape.width + across : -1;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { width, height } = this.shape;
    /** @type {Record<string, [number, number]>} */
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[event.key];
    if (way) {
      const across = Math.max(0, Math.min(width - 1, (this.at % width) + way[0]));
      const down = Math.max(0, Math.min(height - 1, Math.floor(this.at / width) + way[1]));
      this.at = down * width + across;
      this.#write();
    } else if (event.key === " ") {
      this.ink = this.painted.values[this.at] > 0 ? 0 : 1;
      this.#paint(this.at);
    } else return;
    // The key is used up: the viewer's own keys do not hear it.
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} cell */
  #paint(cell) {
    if (this.painted.values[cell] === this.ink) return;
    this.painted.values[cell] = this.ink;
    this.#drawn();
  }

  /** @param {(value: number, i: number) => number} by */
  #change(by) {
    this.painted.values = this.painted.values.map(by);
    this.#drawn();
  }

  /** @param {number} right @param {number} down */
  #shift(right, down) {
    const { width, height } = this.shape;
    const { values } = this.painted;
    this.#change((_, i) => {
      const [across, under] = [(i % width) - right, Math.floor(i / width) - down];
      return across >= 0 && across < width && under >= 0 && under < height ? values[under * width + across] : 0;
    });
  }

  #clear() {
    this.#keep();
    this.#change(() => 0);
  }

  #teach() {
    const addSample = packed(this.painted.values, Number(this.label.value));
    this.#keep();
    this.set("addSample", addSample);
    const { run } = this;
    if (!run) return;
    say(this.line, linesOf({ addSample }, run.recipe).cSharp);
    fill(this.line, { hidden: false });
  }

  /** What is painted goes into the row, unless it is there. */
  #keep() {
    const { values, kept } = this.painted;
    const isThere = kept.some((one) => one.every((value, i) => value === values[i]));
    if (isThere || values.every((value) => value === 0)) return;
    kept.unshift(values.slice());
    if (kept.length > MOST_KEPT) kept.pop();
    this.#list();
    this.#answer();
  }

  #list() {
    this.tiles = this.painted.kept.map((values) => {
      const says = make("span", {});
      const button = make(
        "button",
        { type: "button", click: () => this.#change((_, i) => values[i]) },
        thumbnail(values, this.shape),
        says,
      );
      return { button, says };
    });
    this.row.replaceChildren(...this.tiles.map(({ button }) => button));
  }

  #drawn() {
    this.#write();
    this.#answer();
  }

  #write() {
    const { values } = this.painted;
    this.cells.forEach((cell, i) => {
      cell.className = `${values[i] > 0 ? "lit" : ""}${i === this.at ? " at" : ""}`;
    });
  }

  /** One forward pass for what is painted and what was kept. */
  #answer() {
    const { run, batch, reading } = this;
    if (!run) return;
    const { engine, network } = run;
    const { values, kept } = this.painted;
    const all = [values, ...kept];
    const inputs = engine.doubles(engine.call("BatchInputs", batch));
    all.forEach((one, row) => inputs.set(one, row * one.length));
    engine.call("CountBatch", batch, all.length);
    engine.call("LookForward", batch, network.pointer, numberOf("loss", run.recipe.network.loss));
    const pointer = engine.call("Predictions", batch);
    const outputs = network.layers[network.layers.length - 1].outputs;
    const said = all.map((_, row) => {
      const predictions = engine.doubles(pointer).slice(row * outputs, (row + 1) * outputs);
      return { predictions, choice: engine.call("ChoiceOf", pointer, row * outputs, outputs) };
    });
    const [{ predictions, choice }] = said;
    say(this.said, `It says ${reading.says(predictions, choice)}`);
    this.bars.forEach(({ bar, value, row }, k) => {
      const complement = predictions.length === 1 ? 1 - predictions[0] : null;
      const support = reading.support({ predictions, complement, choice }, k) ?? 0;
      const [least, most] = reading.scale;
      const share = Math.max(0, Math.min(1, (support - least) / (most - least) || 0));
      bar.style.setProperty("--share", String(share));
      say(value, reading.write(predictions, k));
      row.classList.toggle("chosen", k === choice);
    });
    this.tiles?.forEach(({ button, says }, i) => {
      const answer = said[i + 1];
      const words = reading.says(answer.predictions, answer.choice);
      say(says, words);
      fill(button, { "aria-label": `Painted picture ${i + 1}: it says ${words}; press to paint on` });
    });
  }
}
