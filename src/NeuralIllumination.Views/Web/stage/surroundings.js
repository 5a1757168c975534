// @ts-check
// What the page around decides: the theme, the width, and with it the layout.
import { Geometry } from "./geometry.js";
import { paint, themeAround, watchTheme } from "../page/theme.js";

/** @typedef {{layouts: {wide: any, narrow: any}, palettes: Record<"dark"|"light", import("../page/theme.js").Palette>, style: string, classes: string[], shape: {width: number, height: number}}} Stage
 *   What C# hands over of a picture. */
/** @typedef {ReturnType<typeof import("../page/skeleton.js").skeleton>} PartsAround */

/** Below this many CSS pixels the layers stand below each other. */
const NARROW = 600;
/** Below this the metrics stand below the stage. */
const STACKED = 900;

export class Surroundings {
  /** @param {HTMLElement} element @param {PartsAround} parts @param {Stage} stage @param {{themed: () => void, resized: (isNew: boolean) => void}} told */
  constructor(element, parts, stage, told) {
    this.element = element;
    this.parts = parts;
    this.stage = stage;
    this.told = told;
    /** What a hand chose; null follows the page. @type {"dark"|"light"|null} */
    this.chosen = null;
    this.theme = themeAround(element);
    this.palette = stage.palettes[this.theme];
    this.layout = stage.layouts.wide;
    this.geometry = new Geometry(this.layout);
    this.width = 0;
    /** Ends the watch. @type {(() => void)|null} */
    this.unwatch = null;
    new ResizeObserver(() => this.resize()).observe(parts.root);
  }

  /** Watches while it is seen: what is gone from the page is not held by it. @param {boolean} visible */
  seen(visible) {
    this.unwatch?.();
    this.unwatch = visible ? watchTheme(this.element, () => this.follow()) : null;
    if (visible && this.#around !== this.theme) this.follow();
  }

  /** Takes the theme of the page, or the one that was chosen. */
  follow() {
    const { element, parts, stage } = this;
    this.theme = this.#around;
    this.palette = stage.palettes[this.theme];
    paint(parts.root, this.palette, this.theme);
    const page = element.closest("[data-autoplay]") ? document.documentElement : null;
    if (page && page.dataset.theme !== this.theme) page.dataset.theme = this.theme;
    this.told.themed();
  }

  get #around() {
    return this.chosen ?? themeAround(this.element);
  }

  /** Takes the width that there is. */
  resize() {
    const { parts, stage } = this;
    const width = parts.root.clientWidth;
    if (!width || width === this.width) return;
    const isNew = this.width === 0;
    this.width = width;
    parts.root.classList.toggle("narrow", width < NARROW);
    parts.root.classList.toggle("stacked", width < STACKED);
    const layout = width < NARROW ? stage.layouts.narrow : stage.layouts.wide;
    const isOther = isNew || layout !== this.layout;
    if (isOther) {
      this.layout = layout;
      this.geometry = new Geometry(layout);
    }
    this.#placePredictions(width >= STACKED);
    parts.stage.style.aspectRatio = `${this.geometry.width} / ${this.geometry.height}`;
    this.told.resized(isOther);
  }

  /** Below the sample where there is room, else below the network, else with the metrics. @param {boolean} isWide */
  #placePredictions(isWide) {
    const { parts, geometry } = this;
    const { predictions } = parts;
    const input = geometry.layers[0];
    const under = !geometry.stacked && input.columns > 0;
    const place = under ? parts.stage : isWide ? parts.left : parts.side;
    if (predictions.parentNode !== place) place.insertBefore(predictions, under ? parts.card : null);
    predictions.classList.toggle("under", under);
    predictions.removeAttribute("style");
    if (!under) return;
    const bottom = Math.max(...input.units.map((unit) => unit.y + unit.height)) + 22;
    const [left, top, width] = [
      (input.x - 4) / geometry.width,
      bottom / geometry.height,
      (input.width + 8) / geometry.width,
    ];
    Object.assign(predictions.style, { left: `${100 * left}%`, top: `${100 * top}%`, width: `${100 * width}%` });
  }
}
