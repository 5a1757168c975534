// @ts-check
// Points at one epoch of a chart, by pointer or keyboard, and says its exact values.
import { make } from "../page/dom.js";
import { count, full } from "../words/numbers.js";

/** @typedef {{name: string, value: number, written: string}} ReadValue One line's value at an epoch. */
/** @typedef {{title: string, read: (epoch: number) => ReadValue[], place: (epoch: number) => number, nearest: (x: number) => number,
 *   point: (epoch: number|null) => void, seek: (epoch: number) => void}} Pointing What the chart tells, and is told. */

/** What PageUp and PageDown go by. */
const PAGE_OF_EPOCHS = 10;
/** Between the crosshair and what is written beside it, in pixels. */
const TIP_GAP = 8;

export class Crosshair {
  /** @type {number|null} The epoch pointed at. */
  epoch = null;
  #present = 0;
  #last = 0;
  #hovered = false;
  #shown = "";

  /** @param {Pointing} chart @param {Element} picture What is pointed into. */
  constructor(chart, picture) {
    this.chart = chart;
    this.tip = make("div", { class: "chart-tip", hidden: true, "aria-hidden": "true" });
    this.plot = make(
      "div",
      {
        class: "chart-plot",
        tabindex: 0,
        role: "slider",
        "aria-label": `${chart.title} by epoch`,
        "aria-valuemin": 0,
        "aria-orientation": "horizontal",
        pointermove: (/** @type {PointerEvent} */ event) => {
          this.#hovered = true;
          chart.point(this.#epochUnder(event));
        },
        pointerleave: () => {
          this.#hovered = false;
          chart.point(this.plot.matches(":focus-visible") ? this.epoch : null);
        },
        click: (/** @type {PointerEvent} */ event) => chart.seek(this.#epochUnder(event)),
        focus: () => {
          if (this.plot.matches(":focus-visible")) chart.point(this.epoch ?? this.#present);
        },
        blur: () => {
          if (!this.#hovered) chart.point(null);
        },
        keydown: (/** @type {KeyboardEvent} */ event) => this.#press(event),
      },
      picture,
      this.tip,
    );
  }

  /** @param {number} present The run's epoch. @param {number} last The last one that has been measured. */
  update(present, last) {
    this.#present = present;
    this.#last = last;
    this.#speak();
  }

  /** @param {number|null} epoch @param {boolean} tipped Whether the values are written here. @param {number} width The plot's. */
  show(epoch, tipped, width) {
    this.epoch = epoch;
    this.tip.hidden = epoch === null || !tipped;
    if (epoch !== null && tipped) this.#tell(epoch, width);
    this.#speak();
  }

  /** @param {number} epoch @param {number} width */
  #tell(epoch, width) {
    const values = this.chart.read(epoch);
    const shown = JSON.stringify([epoch, width, this.#hovered, values.map(({ value }) => String(value))]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const rows = values.map(({ name, value, written }) => [
      make("span", {}, name),
      make("b", {}, written),
      make("span", { class: "chart-exact" }, full(value)),
    ]);
    const way = this.#hovered ? "click" : "Enter";
    this.tip.replaceChildren(
      make("strong", {}, `epoch ${count(epoch)}`),
      ...rows.flat(),
      make("em", {}, `${way}: go there`),
    );
    // Beside the crosshair, on the side that has more room; below the picture where neither side has enough: never over what is pointed at.
    const at = this.chart.place(epoch);
    const own = this.tip.offsetWidth;
    const isLeft = at > width / 2;
    const room = (isLeft ? at : width - at) - TIP_GAP;
    const wanted = room < own ? at - own / 2 : isLeft ? at - TIP_GAP - own : at + TIP_GAP;
    this.tip.style.left = `${Math.max(0, Math.min(wanted, width - own))}px`;
    this.tip.classList.toggle("chart-tip-below", room < own);
  }

  #speak() {
    const epoch = this.epoch ?? this.#present;
    const values = this.chart.read(epoch).map(({ name, written }) => `${name} ${written}`);
    const said = {
      max: Math.max(this.#last, epoch),
      now: epoch,
      text: `epoch ${count(epoch)}: ${values.join(", ") || "not measured yet"}`,
    };
    for (const [name, value] of Object.entries(said))
      if (this.plot.getAttribute(`aria-value${name}`) !== String(value))
        this.plot.setAttribute(`aria-value${name}`, String(value));
  }

  /** @param {MouseEvent} event */
  #epochUnder(event) {
    return this.#inside(this.chart.nearest(event.clientX - this.plot.getBoundingClientRect().left));
  }

  /** @param {number} epoch */
  #inside(epoch) {
    return Math.max(0, Math.min(this.#last, epoch));
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = this.epoch ?? this.#present;
    /** @type {Record<string, number>} */
    const targets = {
      ArrowLeft: from - 1,
      ArrowDown: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from + 1,
      PageDown: from - PAGE_OF_EPOCHS,
      PageUp: from + PAGE_OF_EPOCHS,
      Home: 0,
      End: this.#last,
    };
    if (event.key === "Enter") this.chart.seek(from);
    else if (event.key in targets) {
      this.#hovered = false;
      this.chart.point(this.#inside(targets[event.key]));
    } else return;
    // The key is used up: the viewer's own keys do not hear it.
    event.preventDefault();
    event.stopPropagation();
  }
}
