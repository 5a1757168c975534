// @ts-check
// What cells show. Whatever may bring a script stands in a frame without an origin. Of what such a frame says its height is believed, and that a key was
// pressed in it. A saved output of a stranger's says that too: it runs no cell but its own, and that only once a hand has run it here.
import { cellOf } from "./cells.js";
import { watchRest } from "./live/far.js";
import { tellHidden, watchHidden } from "./live/reach.js";
import { element } from "./page.js";

const MOST_HEIGHT = 20000;
/** How wide pictures are at most. */
const PICTURE = 1010;

/** @type {Promise<string> | null} */
let library = null;

/** Sizes frames and gives those with a chart the plot's script.
 * @param {(keys: {shiftKey: boolean, altKey: boolean, ctrlKey: boolean, metaKey: boolean}, cell: HTMLElement | null) => void} run Runs a frame's cell. */
export function watchFrames(run) {
  addEventListener("message", async (event) => {
    const frame = frames().find((candidate) => candidate.contentWindow === event.source);
    if (!frame) return;
    const { illuminate, height, plot } = event.data ?? {};
    rest.hear(frame, event.data ?? {});
    if (illuminate === "height" && Number.isFinite(height)) {
      frame.style.height = `${Math.min(MOST_HEIGHT, Math.max(0, height))}px`;
      tellHidden(frame);
      arrive(frame);
    } else if (illuminate === "ready") {
      tellLook(frame);
      tellHidden(frame);
      if (plot === true) {
        library ??= fetch("/plot-library").then((response) => response.text());
        frame.contentWindow?.postMessage({ plot: await library }, "*");
      }
    } else if (document.activeElement === frame) {
      const cell = /** @type {HTMLElement | null} */ (frame.closest(".cell"));
      if (illuminate === "run" && cell?.dataset.state === "succeeded") run(event.data.keys ?? {}, cell);
      else if (illuminate === "leave" || illuminate === "run") cell?.focus();
    }
  });
  watchHidden(frames);
  // Those that were ready before this page listened are asked to say it again.
  for (const frame of frames()) frame.contentWindow?.postMessage({ hello: true }, "*");
}

const rest = watchRest();

/** Tells frames whether the page is dark or light. */
export function tellLooks() {
  for (const frame of frames()) tellLook(frame);
}

/** Shows an output at its place; a frame that takes another's place steps in once it is ready. @param {{key: string, at: number, html: string}} output */
export function put({ key, at, html }) {
  const list = cellOf(key)?.querySelector(".outputs");
  if (!list) return;
  const fresh = element(html);
  const old = list.querySelector(`:scope > [data-at="${at}"]:not(.coming)`);
  list.querySelector(`:scope > [data-at="${at}"].coming`)?.remove();
  if (!old) list.append(fresh);
  else if (old.querySelector("iframe") && fresh.querySelector("iframe")) {
    fresh.classList.add("coming");
    old.after(fresh);
  } else old.replaceWith(fresh);
}

/** Adds text to a stream. @param {{key: string, at: number, text: string}} more */
export function append({ key, at, text }) {
  const pre = cellOf(key)?.querySelector(`.outputs > [data-at="${at}"] pre`);
  if (!(pre instanceof HTMLElement)) return;
  const follows = pre.scrollTop + pre.clientHeight >= pre.scrollHeight - 4;
  // Colours of a terminal are left out, as they are where the page itself is written.
  pre.append(text.replace(/\u001b\[[0-?]*[ -/]*[@-~]/g, ""));
  if (follows) pre.scrollTop = pre.scrollHeight;
}

/** Takes a cell's outputs away. Their room is kept until the cell has ended, so that the page does not jump. @param {string} key @param {boolean} isRunning */
export function clear(key, isRunning) {
  const list = /** @type {HTMLElement | null} */ (cellOf(key)?.querySelector(".outputs") ?? null);
  if (!list) return;
  list.style.minHeight = isRunning && list.children.length > 0 ? `${list.offsetHeight}px` : "";
  list.replaceChildren();
}

/** Gives back the room that was kept. @param {string} key */
export function settle(key) {
  const list = /** @type {HTMLElement | null} */ (cellOf(key)?.querySelector(".outputs") ?? null);
  if (list) setTimeout(() => (list.style.minHeight = ""), list.querySelector("iframe") ? 400 : 0);
}

const frames = () => [...document.querySelectorAll("iframe")];

/** @param {HTMLIFrameElement} frame */
function tellLook(frame) {
  // In big type for a projector, outputs are as large as the prose, where a picture still fits; a live view fills its frame by itself.
  const large = Math.min(parseFloat(getComputedStyle(document.body).fontSize) / 16, frame.clientWidth / PICTURE);
  const zoom = document.body.classList.contains("teach") ? Math.max(1, large) : 1;
  const look =
    document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  frame.contentWindow?.postMessage({ look, zoom }, "*");
}

/** @param {HTMLIFrameElement} frame */
function arrive(frame) {
  const shown = frame.closest(".coming");
  if (!shown) return;
  shown.classList.remove("coming");
  const old = shown.previousElementSibling;
  if (old instanceof HTMLElement && old.dataset.at === /** @type {HTMLElement} */ (shown).dataset.at) old.remove();
}
