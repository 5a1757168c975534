// @ts-check
// Stands inside an output's frame: says how high the output is, wears the page's look, takes the plot's script when the output has a chart, and
// says where a live output stands before it rests. The frame has no origin, and the page believes nothing of what comes from it but a height, a
// picture, and that a key runs its own cell again.
import { alive, comeBack, seenOf, standOf } from "./live/resting.js";
import { keepInReach } from "./live/reach.js";

const root = document.documentElement;
let told = 0;
let isBack = false;

const tell = () => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === told) return;
  told = height;
  parent.postMessage({ illuminate: "height", height }, "*");
};

const begin = () => {
  if (!document.body) return;
  told = -1;
  tell();
  parent.postMessage({ illuminate: "ready", plot: "plot" in root.dataset, live: only() !== null }, "*");
};

/** The live output, where the frame holds nothing else. */
function only() {
  const all = document.querySelectorAll("neural-illumination");
  return all.length === 1 ? /** @type {HTMLElement} */ (all[0]) : null;
}

/** Says where the output stands and what is seen of it, if it can. */
function rest() {
  const { viewer } = /** @type {{viewer?: import("./live/resting.js").LiveViewer}} */ (
    /** @type {unknown} */ (only() ?? {})
  );
  const stand = viewer ? standOf(viewer) : null;
  if (viewer && stand) parent.postMessage({ illuminate: "rest", stand, seen: seenOf(viewer) }, "*");
}

/** Says how much of the frame's upper part the page around it hides. @param {number} hidden In CSS pixels. */
async function reach(hidden) {
  const element = only();
  const viewer = element && (await alive(element));
  if (viewer) keepInReach(viewer, hidden);
}

/** @param {import("./live/resting.js").Stand} stand */
async function back(stand) {
  const element = only();
  if (isBack || !element) return;
  isBack = true;
  const viewer = await alive(element);
  if (viewer) await comeBack(viewer, stand);
  parent.postMessage({ illuminate: "back" }, "*");
}

addEventListener("message", (event) => {
  if (event.source !== parent) return;
  const { hello, look, plot, zoom, stand } = event.data ?? {};
  if (hello) begin();
  if (event.data?.rest) rest();
  if (typeof event.data?.hidden === "number") void reach(event.data.hidden);
  if (stand) void back(stand);
  if (look === "dark" || look === "light") root.dataset.theme = look;
  const name = root.dataset.plot;
  if (typeof zoom === "number" && !name && !document.querySelector("neural-illumination")) {
    document.body.style.setProperty("zoom", String(zoom));
    tell();
  }
  if (typeof plot === "string" && name && !(name in window)) {
    const script = document.createElement("script");
    script.textContent = plot;
    document.head.append(script);
    script.remove();
    const page = /** @type {any} */ (window);
    page[name] = page.Plotly;
    dispatchEvent(new Event(name));
  }
});
addEventListener("DOMContentLoaded", () => {
  new ResizeObserver(tell).observe(document.body);
  begin();
});
// Keys that belong to the notebook stay with the output as long as it has the focus; Escape gives them back, and what runs a cell runs this one.
addEventListener("keydown", (event) => {
  if (event.key === "Escape") parent.postMessage({ illuminate: "leave" }, "*");
  const { shiftKey, altKey, ctrlKey, metaKey } = event;
  if (event.key === "Enter" && (shiftKey || altKey || ctrlKey || metaKey))
    parent.postMessage({ illuminate: "run", keys: { shiftKey, altKey, ctrlKey, metaKey } }, "*");
});
