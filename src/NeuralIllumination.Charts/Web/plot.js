// @ts-check
// A chart is a picture until a copy of plotly.js is on the page; then the picture steps aside and the chart answers to the pointer.
import { themeAround, watchTheme } from "./page/theme.js";
import { full } from "./words/numbers.js";

/** @typedef {{id: string, name: string, data: any[], layout: any, panels: number, columns: number, height: number, colours: [string, string][], words: string, isOwn?: boolean}} Chart
 *   The library's name on window; traces and layout in dark colours; how many panels stand across where there is room, and how high one is;
 *   the light colour for each dark one; what is seen, in words. A chart of the user's own has no panels and no colours of ours: it is drawn
 *   as it is, but no wider than there is room. */

/** Below this many pixels the panels stand below each other. */
const NARROW = 640;

/** How high a chart of the user's own is that names no height: plotly.js' own measure. */
const OWN_HEIGHT = 450;

/** So many pixels wide is a sheet of paper, as for the viewer. */
const PAPER = 700;

/** Where the page has no copy after so many milliseconds, the reader is told why the picture stays still. */
const PATIENCE = 4000;

/** Brings an output's chart to life, once, when the library is there. @param {Chart} chart */
export function plot(chart) {
  const page = /** @type {any} */ (window);
  for (const host of document.querySelectorAll(`[data-ni-plot="${chart.id}"]:not([data-started])`)) {
    host.setAttribute("data-started", "");
    const arrived = () => {
      if (page[chart.name]) {
        window.removeEventListener(chart.name, arrived);
        say(host, "");
        live(/** @type {HTMLElement} */ (host), chart, page[chart.name]);
      } else if (page[`${chart.name}_refused`])
        say(host, `This is a still picture: plotly.js did not start (${page[`${chart.name}_refused`]}).`);
    };
    window.addEventListener(chart.name, arrived);
    arrived();
    setTimeout(() => {
      if (!page[chart.name] && !page[`${chart.name}_unpacking`] && !page[`${chart.name}_refused`])
        say(
          host,
          "This is a still picture: the session's first chart carries the plot's script, and it is not on this page. Run its cell again, or this one after PlotScript.Renew().",
        );
    }, PATIENCE);
  }
}

/** @param {HTMLElement} host @param {Chart} chart @param {any} library */
function live(host, chart, library) {
  const still = /** @type {HTMLElement} */ (host.querySelector("[data-still]"));
  const stage = document.createElement("div");
  stage.setAttribute("role", "img");
  stage.setAttribute("aria-label", chart.words);
  stage.style.cssText =
    "border-radius:10px;overflow:hidden;width:fit-content;max-width:1060px;-webkit-print-color-adjust:exact;print-color-adjust:exact;break-inside:avoid";
  host.prepend(stage);
  let width = 0;
  let onPaper = false;
  const draw = async () => {
    if (!host.isConnected) return leave();
    const now = Math.floor(host.getBoundingClientRect().width);
    if (now < 80) return;
    width = onPaper ? Math.min(now, PAPER) : now;
    const isLight = onPaper || themeAround(host) === "light";
    const { data, layout } = dressed(chart, Math.min(width, 1060), isLight);
    stage.setAttribute("data-theme-drawn", isLight ? "light" : "dark");
    try {
      await library.react(stage, data, layout, CONFIG);
      still.hidden = true;
      host.setAttribute("data-live", "");
    } catch (error) {
      leave();
      say(
        host,
        `This is a still picture: plotly.js could not draw it (${error instanceof Error ? error.message : String(error)}).`,
      );
    }
  };
  const size = new ResizeObserver(() => {
    if (!host.isConnected || Math.abs(host.getBoundingClientRect().width - width) >= 1) draw();
  });
  const unwatch = watchTheme(host, draw);
  // Paper is light, and no wider than a sheet; a chart of the user's own keeps its ground.
  const paper = (/** @type {Event} */ { type }) => {
    onPaper = type === "beforeprint";
    void draw();
  };
  for (const moment of PRINTING) window.addEventListener(moment, paper);
  const leave = () => {
    size.disconnect();
    unwatch();
    for (const moment of PRINTING) window.removeEventListener(moment, paper);
    library.purge(stage);
    stage.remove();
    still.hidden = false;
  };
  size.observe(host);
}

const PRINTING = ["beforeprint", "afterprint"];

const CONFIG = {
  displaylogo: false,
  responsive: false,
  modeBarButtonsToRemove: ["toImage", "select2d", "lasso2d", "autoScale2d", "zoom2d", "pan2d"],
};

/** The figure for a width and a theme. @param {Chart} chart @param {number} width @param {boolean} isLight */
function dressed(chart, width, isLight) {
  if (chart.isOwn) {
    const own = structuredClone({ data: chart.data, layout: chart.layout });
    own.layout.width = Math.min(own.layout.width ?? width, width);
    own.layout.height ??= OWN_HEIGHT;
    return own;
  }
  const light = new Map(chart.colours);
  const text = JSON.stringify({ data: chart.data, layout: chart.layout });
  const coloured = isLight ? text.replace(/#[0-9A-F]{6}/g, (dark) => light.get(dark) ?? dark) : text;
  /** @type {{data: any[], layout: any}} */
  const { data, layout } = JSON.parse(coloured);
  // Every digit, for those who point: a number in JSON is the very number.
  for (const trace of data)
    if (!trace.customdata && trace.y)
      trace.customdata = trace.y.map((/** @type {number|null} */ y) => (y === null ? "" : full(y)));
  const columns = width < NARROW ? 1 : chart.columns;
  const rows = Math.ceil(chart.panels / columns);
  if (chart.panels > 1) layout.grid = { ...layout.grid, rows, columns };
  layout.width = width;
  layout.height = rows * chart.height + layout.margin.t + layout.margin.b;
  // The names of the lines stand below the last panel's axis, whatever the height.
  if (layout.legend) layout.legend.y = -34 / (rows * chart.height);
  return { data, layout };
}

/** @param {Element} host @param {string} text */
function say(host, text) {
  const status = host.querySelector("[role=status]");
  if (status && status.textContent !== text) status.textContent = text;
}
