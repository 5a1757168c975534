// @ts-check
// One chart over epochs: training solid, test dashed, their names where they end, the present epoch's cursor.
import { Crosshair } from "./crosshair.js";
import { draw, make, say } from "../page/dom.js";
import { count } from "../words/numbers.js";
import { CHART, ChartScale } from "./scale.js";
import { placesAbove, trace } from "./trace.js";

/** @typedef {{name: string, of: (measured: any) => number|null|undefined}} Line */
/** @typedef {{title: string, hue: string, most: number, ticks: [number, string][], write: (value: number) => string, lines: Line[],
 *   point: (chart: Chart, epoch: number|null) => void, seek: (epoch: number) => void}} ChartKind `hue` is a custom property's name. */

/** Between two marks of what is clipped, in pixels. */
const CLIPPED_APART = 16;

export class Chart {
  /** @type {any[]} */
  #history = [];
  /** @type {any[][]} */
  #before = [];
  #traced = "";
  #epoch = 0;
  #axes = "";

  /** @param {HTMLElement} container @param {ChartKind} kind */
  constructor(container, kind) {
    this.kind = kind;
    this.scale = new ChartScale(kind.most);
    this.now = make("span", { class: "chart-now" });
    this.grid = draw("g", { class: "chart-grid" });
    this.lines = kind.lines.map((line, i) => {
      const look = i === 0 ? "chart-line" : "chart-line chart-dashed";
      return {
        line,
        past: draw("path", { class: look }),
        future: draw("path", { class: `${look} chart-future` }),
        leader: draw("path", { class: "chart-leader" }),
        label: draw("text", { class: "chart-label" }),
        present: draw("circle", { r: 3, class: "chart-dot" }),
        pointed: draw("circle", { r: 4, class: "chart-dot chart-pointed" }),
      };
    });
    this.ghosts = draw("g", { class: "chart-ghosts" });
    this.clipped = draw("path", { class: "chart-clipped" });
    this.note = draw("text", { class: "chart-note", y: 10, "text-anchor": "end" }, `above ${kind.most}`);
    this.cursor = draw("path", { class: "chart-cursor" });
    this.hair = draw("path", { class: "chart-crosshair" });
    // Training over test, so that the solid line stays whole; names over lines.
    const over = [...this.lines].reverse();
    this.svg = draw(
      "svg",
      { height: CHART.height, "aria-hidden": "true", class: "chart-picture" },
      this.grid,
      this.ghosts,
      this.cursor,
      this.hair,
      ...over.flatMap(({ future, past }) => [future, past]),
      this.clipped,
      this.note,
      ...over.flatMap(({ leader, label, present, pointed }) => [leader, label, present, pointed]),
    );
    this.crosshair = new Crosshair(
      {
        title: kind.title,
        read: (epoch) => this.#read(epoch),
        place: (epoch) => this.scale.x(epoch),
        nearest: (x) => this.scale.epochAt(x),
        point: (epoch) => kind.point(this, epoch),
        seek: kind.seek,
      },
      this.svg,
    );
    container.append(
      make(
        "section",
        { class: "chart", style: `--hue: var(${kind.hue})` },
        make("div", { class: "chart-head" }, make("h3", { class: "panel-title" }, kind.title), this.now),
        this.crosshair.plot,
      ),
    );
    new ResizeObserver(([entry]) => {
      const width = Math.round(entry.contentRect.width);
      if (width === 0 || width === this.scale.width) return;
      this.scale.width = width;
      this.#redraw();
    }).observe(this.crosshair.plot);
  }

  /** @param {any[]} history @param {number} epoch @param {number} span The epoch at the right end. @param {any[][]} before Runs that were given up,
   * by epoch: their first line stays. */
  update(history, epoch, span, before) {
    this.#history = history;
    this.#before = before;
    this.#epoch = epoch;
    this.scale.span = span;
    this.#redraw();
  }

  /** Shows the crosshair at an epoch, or none. @param {number|null} epoch @param {boolean} tipped Whether with its values. */
  pointAt(epoch, tipped) {
    this.tipped = tipped;
    this.crosshair.show(epoch, tipped, this.scale.width);
    const x = this.scale.x(epoch ?? 0).toFixed(1);
    this.hair.setAttribute("d", epoch === null ? "" : `M${x} ${CHART.top}V${this.scale.bottom}`);
    for (const { line, pointed } of this.lines)
      this.#dot(pointed, epoch === null ? null : this.#series(line)(epoch), epoch ?? 0);
  }

  /** @param {Line} line @returns {(epoch: number) => number|null|undefined} */
  #series(line) {
    return (epoch) => {
      const measured = this.#history[epoch];
      return measured && line.of(measured);
    };
  }

  /** @param {number} epoch */
  #read(epoch) {
    return this.kind.lines.flatMap((line) => {
      const value = this.#series(line)(epoch);
      return value === null || value === undefined ? [] : [{ name: line.name, value, written: this.kind.write(value) }];
    });
  }

  #redraw() {
    this.#drawAxes();
    this.#drawGhosts();
    const { scale } = this;
    const last = Math.max(0, this.#history.length - 1);
    const present = Math.min(this.#epoch, last);
    for (const { line, past, future, present: dot } of this.lines) {
      const series = this.#series(line);
      past.setAttribute("d", trace(series, 0, present, scale));
      future.setAttribute("d", present < last ? trace(series, present, last, scale) : "");
      this.#dot(dot, series(this.#epoch), this.#epoch);
    }
    const above = placesAbove(
      this.kind.lines.map((line) => this.#series(line)),
      last,
      scale,
      CLIPPED_APART,
    );
    this.clipped.setAttribute("d", above.map((at) => `M${at.toFixed(1)} ${CHART.top - 9}l5 7h-10z`).join(""));
    this.note.style.display = above.length > 0 ? "" : "none";
    this.cursor.setAttribute("d", `M${scale.x(this.#epoch).toFixed(1)} ${CHART.top - 2}V${scale.bottom + 4}`);
    const values = this.#read(this.#epoch).map(({ name, written }) => `${name} ${written}`);
    say(this.now, values.join(" · ") || "not measured yet");
    this.#label(last);
    this.crosshair.update(this.#epoch, last);
    this.pointAt(this.crosshair.epoch, Boolean(this.tipped));
  }

  /** What was, drawn once for a width and a span. */
  #drawGhosts() {
    const { scale, kind } = this;
    const traced = [scale.width, scale.span, ...this.#before.map((history) => history.length)].join();
    if (traced === this.#traced) return;
    this.#traced = traced;
    const [{ of }] = kind.lines;
    this.ghosts.replaceChildren(
      ...this.#before.map((history, i) => {
        const series = (/** @type {number} */ epoch) => history[epoch] && of(history[epoch]);
        const d = trace(series, 0, Math.min(history.length - 1, scale.span), scale);
        return draw("path", { class: "chart-ghost", d, style: `--age: ${this.#before.length - i}` });
      }),
    );
  }

  #drawAxes() {
    const { scale } = this;
    const axes = `${scale.width} ${scale.span}`;
    if (axes === this.#axes) return;
    this.#axes = axes;
    this.svg.setAttribute("width", String(scale.width));
    this.note.setAttribute("x", String(scale.width - 1));
    const levels = this.kind.ticks.flatMap(([value, name]) => {
      const y = scale.y(value);
      return [
        draw("path", { d: `M${CHART.left} ${y}H${scale.right}` }),
        draw("text", { x: CHART.left - 6, y: y + 4, "text-anchor": "end" }, name),
      ];
    });
    const below = CHART.height - 3;
    const epochs = scale.epochs().flatMap((epoch) => {
      const x = scale.x(epoch);
      return [
        draw("path", { d: `M${x} ${scale.bottom}v4` }),
        draw("text", { x, y: below, "text-anchor": "middle" }, count(epoch)),
      ];
    });
    this.grid.replaceChildren(
      ...levels,
      ...epochs,
      draw("text", { x: scale.width - 1, y: below, "text-anchor": "end" }, "epoch"),
    );
  }

  /** Writes the lines' names where they end, none over another. @param {number} last */
  #label(last) {
    const ends = [];
    for (const { line, leader, label } of this.lines) {
      const series = this.#series(line);
      let epoch = last;
      while (epoch >= 0 && !Number.isFinite(series(epoch) ?? NaN)) epoch--;
      say(label, epoch < 0 ? "" : line.name);
      leader.setAttribute("d", "");
      const value = Number(series(epoch));
      if (epoch >= 0) ends.push({ leader, label, value, x: this.scale.x(epoch), y: this.scale.y(value) });
    }
    ends.sort((a, b) => b.value - a.value);
    const places = this.scale.spread(ends.map(({ y }) => y));
    ends.forEach(({ leader, label, x, y }, i) => {
      leader.setAttribute("d", `M${(x + 3).toFixed(1)} ${y.toFixed(1)}L${(x + 8).toFixed(1)} ${places[i].toFixed(1)}`);
      label.setAttribute("x", (x + 10).toFixed(1));
      label.setAttribute("y", (places[i] + 4).toFixed(1));
    });
  }

  /** @param {SVGCircleElement} dot @param {number|null|undefined} value @param {number} epoch */
  #dot(dot, value, epoch) {
    const known = value !== null && value !== undefined && Number.isFinite(value);
    dot.style.display = known ? "" : "none";
    if (!known) return;
    dot.setAttribute("cx", this.scale.x(epoch).toFixed(1));
    dot.setAttribute("cy", this.scale.y(value).toFixed(1));
  }
}
