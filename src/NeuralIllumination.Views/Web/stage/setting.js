// @ts-check
// What the page around decides: the theme of the words, the width, and with it the layout. The stage itself is the night sky in every theme.
import { fill } from "../page/dom.js";
import { Geometry } from "./geometry.js";
import { paint, PALETTES, themeAround, watchTheme } from "../page/theme.js";

/** @typedef {{chosen: {layer: number, units: number[]}[]|null, style: string, classes: string[], shape: {width: number, height: number}}} Stage
 *   What C# hands over of a picture; nothing is chosen of a network that it never saw. */
/** @typedef {ReturnType<typeof import("../page/skeleton.js").skeleton>} PartsAround */

/** Below this many CSS pixels the layers stand below each other. */
const NARROW = 600;
/** Nor is the wide layout shown at less than this share of its size, at which words would stand on each other: deep networks need more. */
const SMALLEST = 0.48;
/** Below this the metrics stand below the stage. */
const STACKED = 900;

export class Setting {
  /** @param {HTMLElement} element @param {PartsAround} parts @param {Stage & {chosen: {layer: number, units: number[]}[], longest: number}} stage
   * @param {import("../run/network.js").Network} network @param {{themed: () => void, resized: (isNew: boolean) => void}} told */
  constructor(element, parts, stage, network, told) {
    this.element = element;
    this.parts = parts;
    this.told = told;
    /** What a hand chose; null follows the page. @type {"dark"|"light"|null} */
    this.chosen = null;
    /** That of what stands around the stage. */
    this.theme = themeAround(element);
    this.onPaper = false;
    /** What a page of its own said of its theme before it was told; undefined while it is not told. @type {{said: string|null}|undefined} */
    this.before = undefined;
    const contents = { ...stage, layers: network.sizes };
    /** For either width, so that the engine of a run that is gone need not stay. */
    this.layouts = {
      wide: new Geometry(network.engine, contents, false),
      narrow: new Geometry(network.engine, contents, true),
    };
    this.geometry = this.layouts.wide;
    this.width = 0;
    /** Ends the watch. @type {(() => void)|null} */
    this.unwatch = null;
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(parts.root);
    this.listening = new AbortController();
    watchPaper(this, this.listening.signal);
  }

  /** Another one takes its place. */
  end() {
    this.observer.disconnect();
    this.listening.abort();
    this.unwatch?.();
    this.unwatch = null;
  }

  /** Paper is light, and as wide as a sheet. @param {boolean} isPaper */
  paper(isPaper) {
    this.onPaper = isPaper;
    this.parts.root.style.width = isPaper ? "700px" : "";
    this.follow();
    this.resize();
  }

  /** The stage's own: light on paper, where nothing can glow. @returns {"dark"|"light"} */
  get sky() {
    return this.onPaper ? "light" : "dark";
  }

  /** The stage's colours. */
  get palette() {
    return PALETTES[this.sky];
  }

  /** Watches while it is seen: what is gone from the page is not held by it. @param {boolean} visible */
  seen(visible) {
    this.unwatch?.();
    this.unwatch = visible ? watchTheme(this.element, () => this.follow()) : null;
    if (visible && this.#around !== this.theme) this.follow();
  }

  /** Takes the theme of the page, or the one that was chosen. */
  follow() {
    const { parts } = this;
    this.theme = this.#around;
    paint(parts.root, PALETTES[this.theme], this.theme);
    paint(parts.stage, this.palette, this.sky);
    this.#tellPage();
    this.told.themed();
  }

  /** A page of its own takes on what a hand chose, and is given back what it had. */
  #tellPage() {
    if (!this.element.closest("[data-autoplay]")) return;
    const page = document.documentElement;
    const said = this.onPaper ? "light" : this.chosen;
    if (said) this.before ??= { said: page.getAttribute("data-theme") };
    if (this.before) fill(page, { "data-theme": said ?? this.before.said });
    if (!said) this.before = undefined;
  }

  get #around() {
    return this.onPaper ? "light" : (this.chosen ?? themeAround(this.element));
  }

  /** Takes the width that there is. */
  resize() {
    const { parts } = this;
    const width = parts.root.clientWidth;
    if (!width || width === this.width) return;
    const isNew = this.width === 0;
    this.width = width;
    const { classList } = parts.root;
    classList.toggle("stacked", width < STACKED);
    classList.remove("narrow");
    const isCramped = () => parts.stage.clientWidth < SMALLEST * this.layouts.wide.width;
    // A deep network gets the whole width before its layers stand below each other.
    if (isCramped()) classList.add("stacked");
    const isNarrow = width < NARROW || isCramped();
    if (isNarrow) classList.toggle("stacked", width < STACKED);
    classList.toggle("narrow", isNarrow);
    const geometry = isNarrow ? this.layouts.narrow : this.layouts.wide;
    const isOther = isNew || geometry !== this.geometry;
    this.geometry = geometry;
    this.#placePredictions(!classList.contains("stacked"));
    this.#placeSteps(classList.contains("stacked"));
    parts.stage.style.aspectRatio = `${this.geometry.width} / ${this.geometry.height}`;
    this.told.resized(isOther);
  }

  /** Where the picture is longer than a screen, steps stand beside the button that stays in reach. @param {boolean} isLong */
  #placeSteps(isLong) {
    const { top, transport, steps } = this.parts;
    if (isLong && steps.parentNode !== top) top.append(steps);
    else if (!isLong && steps.parentNode !== transport) transport.prepend(steps);
  }

  /** Below the sample where there is room, else below the network, else with the metrics. @param {boolean} isWide */
  #placePredictions(isWide) {
    const { parts, geometry } = this;
    const { predictions } = parts;
    const { under } = geometry;
    const place = under ? parts.stage : isWide ? parts.left : parts.side;
    if (predictions.parentNode !== place) place.insertBefore(predictions, under ? parts.card : null);
    predictions.classList.toggle("under", under !== null);
    predictions.removeAttribute("style");
    if (!under) return;
    const [left, top, width] = [under.x / geometry.width, under.y / geometry.height, under.width / geometry.width];
    Object.assign(predictions.style, { left: `${100 * left}%`, top: `${100 * top}%`, width: `${100 * width}%` });
  }
}

/** Tells of paper for as long as somebody else holds the setting: what is gone from the page is not held by it. Not within the setting, since what its
 * functions have around them they hold in common. @param {Setting} setting @param {AbortSignal} signal */
function watchPaper(setting, signal) {
  const held = new WeakRef(setting);
  addEventListener("beforeprint", () => held.deref()?.paper(true), { signal });
  addEventListener("afterprint", () => held.deref()?.paper(false), { signal });
}
