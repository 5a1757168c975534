// @ts-check
// The words on the stage: units' numbers and names, laid over the canvas as text that can be read, focused and pressed.
import { fill, make, say } from "../page/dom.js";
import { brief, count, end, full, plain } from "../words/numbers.js";
import { mostOf } from "./strength.js";
import { inputNames } from "../run/data.js";
import { KINDS } from "../words/terms.js";

/** @typedef {import("./geometry.js").Geometry} GeometryOfLabels */
/** @typedef {import("./geometry.js").UnitPlace} UnitOfLabels */
/** @typedef {import("../run/moment.js").Moment} MomentOfLabels */
/** @typedef {{button: HTMLButtonElement, name: HTMLElement, value: HTMLElement, note: HTMLElement, unit: UnitOfLabels, kind: "input"|"hidden"|"output"}} Label */

/** What words take, in CSS pixels: a value of four digits or of two, with sign and exponent; a unit's letter; what lies around them. */
const [FOUR_DIGITS, TWO_DIGITS, LETTER, MARGINS] = [78, 44, 9, 16];
/** How far apart what stands above the columns begins, to be written in full. */
const HEAD = 150;
/** Between an output's dial and its name, in CSS pixels; a letter in bold, as a share of its height; ✓ or ✗ before a name, in letters. */
const [BESIDE_DIAL, BOLD_LETTER, BEFORE_NAME] = [18, 0.68, 1.5];

export class Labels {
  /** @param {HTMLElement} container @param {any} recipe @param {import("../words/reading.js").Reading} reading
   * @param {{point: (target: {layer: number, unit: number}|null) => void, pin: (target: {layer: number, unit: number}) => void}} told */
  constructor(container, recipe, reading, told) {
    this.container = container;
    this.recipe = recipe;
    this.reading = reading;
    this.inputs = inputNames(recipe);
    this.told = told;
    /** @type {Label[]} */
    this.labels = [];
    /** @type {HTMLElement[]} */
    this.heads = [];
    /** How far a plane reaches, where the input is one. @type {number|null} */
    this.span = null;
    /** Whether there is no room for four digits. */
    this.isTight = false;
    /** Whether there is room for a hidden unit's letter, and for its name at all; whether outputs stand too close for notes. */
    this.isLettered = true;
    this.isNamed = true;
    this.isCrowded = false;
    /** Whether what stands above a column has room for a few letters only. */
    this.hasShortHeads = false;
    /** Whether an output's note has room for two digits only. */
    this.hasShortNotes = false;
    /** Units that never fire, by hidden layer. @type {boolean[][]|null} */
    this.dead = null;
  }

  /** @param {GeometryOfLabels} geometry */
  place(geometry) {
    this.geometry = geometry;
    const last = geometry.layers.length - 1;
    this.labels = [];
    this.heads = [];
    const parts = geometry.layers.flatMap((layer) => {
      const kind = layer.index === 0 ? "input" : layer.index === last ? "output" : "hidden";
      const head = this.#at(make("div", { class: `head ${kind}` }), {
        ...layer.head,
        width: layer.head.room,
        height: 0,
      });
      this.heads.push(head);
      /** @type {HTMLElement[]} */
      const made = [head];
      if (layer.columns === 0) for (const unit of layer.units) made.push(this.#label(unit, kind));
      const folded = layer.count - layer.units.length;
      if (folded > 0) {
        const text = `+ ${count(folded, kind === "input" ? "input" : "unit")} not shown`;
        // Deep networks have narrow columns.
        const written = last > 3 && !geometry.stacked ? `+ ${count(folded)}` : text;
        const more = make("div", { class: "folded", title: text }, written);
        made.push(this.#at(more, { ...layer.more, width: layer.width, height: 0 }));
      }
      return made;
    });
    const { plane } = geometry;
    if (plane)
      parts.push(
        this.#at(make("div", { class: "axis" }, "x0"), {
          x: plane.x + plane.side / 2,
          y: plane.y + plane.side / 2,
          width: plane.side / 2 - 4,
          height: 0,
        }),
        this.#at(make("div", { class: "axis" }, geometry.layers[0].count === 1 ? "ŷ" : "x1"), {
          x: plane.x,
          y: plane.y + 2,
          width: plane.side / 2 - 4,
          height: 0,
        }),
      );
    this.container.replaceChildren(...parts);
  }

  /** Takes the room that there is: four digits and a unit's name, else two, else no name. @param {number} width The stage's, in CSS pixels. */
  fit(width) {
    const { geometry } = this;
    if (!geometry) return;
    const { layers, stacked } = geometry;
    const room = geometry.beside(width) - MARGINS;
    const name = 8 * String(Math.max(...layers.slice(1, -1).map(({ count: units }) => units - 1))).length;
    this.isTight = stacked || room < FOUR_DIGITS + name;
    this.isLettered = stacked || room >= FOUR_DIGITS + LETTER + name;
    this.isNamed = stacked || room >= TWO_DIGITS + name;
    this.isCrowded = stacked && layers[layers.length - 1].units.length > 2;
    const last = layers[layers.length - 1].units;
    const scale = width / geometry.width;
    const beside = last.length > 0 ? scale * (last[0].box.width - last[0].height) - BESIDE_DIAL : 0;
    this.hasShortNotes = !stacked && beside < FOUR_DIGITS;
    const apart = layers.slice(2).map(({ head }, l) => scale * (head.x - layers[l + 1].head.x));
    this.hasShortHeads = !stacked && Math.min(...apart) < HEAD;
    // A name is as large as its longest word has room for, and never broken letter by letter.
    const { reading } = this;
    const words = [...reading.classes, reading.nameOf(0)].flatMap((named) => named.split(" "));
    const longest = BEFORE_NAME + Math.max(...words.map(({ length }) => length));
    this.container.style.setProperty("--names", `${(beside / (BOLD_LETTER * longest)).toFixed(2)}px`);
    this.container.style.setProperty("--dial", `${(scale * (last[0]?.height ?? 0)).toFixed(2)}px`);
    const classes = { stacked, crowded: this.isCrowded, tight: !this.isLettered };
    for (const [word, is] of Object.entries(classes)) this.container.classList.toggle(word, is);
  }

  /** @param {MomentOfLabels} moment */
  show(moment) {
    const { geometry, recipe, reading } = this;
    if (!geometry) return;
    const backward = moment.phase === "backward";
    for (const label of this.labels) {
      if (label.kind === "input") this.#input(label, moment);
      else if (label.kind === "hidden") this.#hidden(label, moment, backward);
      else this.#output(label, moment, backward);
    }
    const { layers } = recipe.network;
    geometry.layers.forEach((layer, l) => {
      const isOutput = l === layers.length - 1;
      const delta = l > 0 ? moment.layers[l - 1].delta : null;
      const name =
        l === 0
          ? layer.columns
            ? `input, ${layer.columns} × ${layer.count / layer.columns} pixels`
            : `${count(layer.count, "input")}${this.span ? `, ±${end(this.span)}` : ""}`
          : backward && delta
            ? `${this.hasShortHeads ? "δ" : "δ up to"} ±${brief(mostOf(delta))}`
            : isOutput
              ? `${count(layer.count, "output")}, ${KINDS.loss[reading.loss].output}`
              : this.hasShortHeads
                ? `${layer.count} ${KINDS.activation[recipe.network.activation].name}`
                : `${count(layer.count, "hidden unit")}, ${KINDS.activation[recipe.network.activation].name}`;
      const isHeld = l > 0 && moment.held[l - 1];
      say(this.heads[l], isHeld ? `held: ${name}` : name);
      this.heads[l].classList.toggle("held", isHeld);
      this.heads[l].classList.toggle("backward", backward && l > 0);
    });
  }

  /** @param {{layer: number, unit: number}} target @returns {HTMLButtonElement|undefined} */
  buttonOf({ layer, unit }) {
    return this.labels.find((label) => label.unit.layer === layer && label.unit.unit === unit)?.button;
  }

  /** @param {UnitOfLabels} unit @param {"input"|"hidden"|"output"} kind */
  #label(unit, kind) {
    const [name, value, note] = ["name", "value", "note"].map((part) => make("span", { class: part }));
    const target = { layer: unit.layer, unit: unit.unit };
    const button = make(
      "button",
      {
        type: "button",
        class: `unit ${kind}${kind === "output" && unit.height < 60 ? " small" : ""}${unit.box.width > unit.width ? " beside" : ""}`,
        pointerenter: () => this.told.point(target),
        pointerleave: () => this.told.point(null),
        focus: () => this.told.point(target),
        blur: () => this.told.point(null),
        click: () => this.told.pin(target),
      },
      name,
      " ",
      value,
      " ",
      note,
    );
    this.#at(button, unit.box);
    button.style.setProperty("--tall", `${(100 * unit.height) / unit.box.height}%`);
    button.style.setProperty("--side", `${(100 * unit.height) / unit.box.width}%`);
    this.labels.push({ button, name, value, note, unit, kind });
    return button;
  }

  /** @param {Label} label @param {MomentOfLabels} moment */
  #input({ button, name, value, unit }, { sample }) {
    say(name, this.inputs[unit.unit]);
    say(value, plain(sample.x[unit.unit]));
    fill(button, { "aria-label": `${shownOf(name, value)}: input ${unit.unit}: ${full(sample.x[unit.unit])}` });
  }

  /** @param {Label} label @param {MomentOfLabels} moment @param {boolean} backward */
  #hidden({ button, name, value, note, unit }, { layers, off }, backward) {
    const { z, a, delta } = layers[unit.layer - 1];
    const shown = backward && delta ? delta[unit.unit] : a[unit.unit];
    const dead = this.dead?.[unit.layer - 1]?.[unit.unit] ?? false;
    say(name, this.isNamed ? `${this.isLettered ? (backward ? "δ" : "a") : ""}${unit.unit}` : "");
    const isDark = KINDS.activation[this.recipe.network.activation].below === "dark";
    const isOff = off[unit.layer - 1][unit.unit];
    const silent = isOff
      ? "off"
      : dead
        ? "dead"
        : shown === 0 && isDark
          ? this.isTight && !this.geometry?.stacked
            ? "dark"
            : "0 dark"
          : null;
    say(value, silent ?? (this.isTight ? short(shown) : brief(shown)));
    say(note, "");
    button.classList.toggle("dark", shown === 0);
    button.classList.toggle("off", isOff);
    button.classList.toggle("backward", backward);
    const blame = delta ? `, δ = ${full(delta[unit.unit])}` : "";
    const state = isOff
      ? ", switched off"
      : dead
        ? ", dead: 0 for every training sample"
        : a[unit.unit] === 0
          ? ", dark"
          : "";
    fill(button, {
      "aria-label": `${shownOf(name, value)}: hidden layer ${unit.layer}, unit ${unit.unit}: z = ${full(z[unit.unit])}, a = ${full(a[unit.unit])}${blame}${state}`,
    });
  }

  /** @param {Label} label @param {MomentOfLabels} moment @param {boolean} backward */
  #output({ button, name, value, note, unit }, { layers, predictions, targets, choice, sample }, backward) {
    const { reading } = this;
    const single = reading.isSingle(predictions.length);
    const k = unit.unit;
    const isQuantity = reading.isRegression;
    const chosen = single || isQuantity || k === choice;
    const right = isQuantity || choice === sample.label;
    const isTrue = !isQuantity && (single ? right : k === sample.label);
    const { delta } = layers[layers.length - 1];
    const named = single ? reading.nameOf(choice) : reading.nameOf(k);
    say(value, reading.writeOutput(predictions[k]));
    say(name, `${isQuantity ? "" : chosen ? (right ? "✓ " : "✗ ") : isTrue ? "◂ " : ""}${named}`);
    say(
      note,
      backward && delta
        ? `δ ${(this.hasShortNotes ? short : brief)(delta[k])}`
        : isQuantity
          ? `it is ${brief(targets[k])}`
          : this.isCrowded
            ? ""
            : chosen && isTrue
              ? "chosen, and true"
              : chosen
                ? "chosen, not true"
                : isTrue
                  ? "the true class"
                  : "",
    );
    const look = { chosen, right: chosen && right && !isQuantity, wrong: chosen && !right, backward };
    for (const [word, on] of Object.entries(look)) button.classList.toggle(word, on);
    const blame = delta ? `, δ = ${full(delta[k])}` : "";
    fill(button, {
      "aria-label": `${shownOf(name, value, note)}: output ${k}, ${reading.classOf(k, predictions.length)}: ŷ = ${full(predictions[k])}${isQuantity ? `, it is ${full(targets[k])}` : chosen ? ", chosen" : ""}${isTrue ? ", true" : ""}${blame}`,
    });
  }

  /** In shares of the stage, so that it keeps its place at every width. @template {HTMLElement} T @param {T} element @param {import("./geometry.js").Box} box @returns {T} */
  #at(element, { x, y, width, height }) {
    const geometry = /** @type {GeometryOfLabels} */ (this.geometry);
    const { style } = element;
    style.left = `${(100 * x) / geometry.width}%`;
    style.top = `${(100 * y) / geometry.height}%`;
    if (width) style.width = `${(100 * width) / geometry.width}%`;
    if (height) style.height = `${(100 * height) / geometry.height}%`;
    return element;
  }
}

/** Two digits, where there is no room for four. @param {number} value */
function short(value) {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || value === 0) return brief(value);
  const written =
    size < 0.01 || size >= 1000
      ? value.toExponential(0)
      : size < 1
        ? value.toFixed(2)
        : value.toFixed(size < 9.95 ? 1 : 0);
  return written.replaceAll("-", "−").replace("e+", "e");
}

/** The words that are seen: who speaks to the page says them. @param {...HTMLElement} words */
function shownOf(...words) {
  return words
    .map((word) => word.textContent)
    .filter(Boolean)
    .join(" ");
}
