// @ts-check
// Hears what happens to the notebook. The page says what it heard last, so whoever was away, or reloads, misses nothing.
import { cellOf, place, replace, takeAway } from "./cells.js";
import { takeOver } from "./editor.js";
import { append, clear, put, settle } from "./outputs.js";
import { page, part, say, tell } from "./page.js";
import { address } from "./server.js";

/** @typedef {{activity: string, state: string, count: string, time: string}} Status */

/** Listens from where the page stands. */
export function listen() {
  let last = part("notebook").dataset.event ?? "";
  /** @type {EventSource | null} */
  let source = null;
  const open = () => {
    source = new EventSource(`${address()}/events?after=${encodeURIComponent(last)}`);
    for (const [type, act] of Object.entries(acts)) {
      source.addEventListener(type, (event) => {
        act(JSON.parse(event.data));
        last = event.lastEventId;
      });
    }
    source.addEventListener("open", () => delete part("kernel").dataset.lost);
    source.addEventListener("error", () => {
      part("kernel").dataset.lost = "";
      if (source?.readyState === EventSource.CLOSED) say("The Studio does not answer. Is illuminate still running? Then load this page again.");
    });
  };
  open();
  // A browser opens six connections to an address and no more: a page that nobody sees gives its own back.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (!document.hidden) open();
  });
}

/** @type {Record<string, (data: any) => void>} */
const acts = {
  inserted: place,
  moved: place,
  removed: ({ key }) => takeAway(key),
  replaced: ({ key, html }) => replace(key, html),
  edited: (edited) => takeOver(edited, edited.page === page),
  cleared: ({ key, status }) => {
    clear(key, status.activity === "running");
    show(key, status);
  },
  status: ({ key, status }) => {
    show(key, status);
    if (status.activity === "idle") settle(key);
  },
  output: put,
  text: append,
  kernel: ({ name, text }) => {
    const kernel = part("kernel");
    kernel.dataset.state = name;
    kernel.title = text;
    /** @type {HTMLElement} */ (kernel.firstElementChild).textContent = text;
    const ended = part("ended");
    ended.hidden = name !== "ended";
    if (name === "ended") /** @type {HTMLElement} */ (ended.firstElementChild).textContent = text;
  },
  dirty: ({ dirty }) => (part("dirty").hidden = !dirty),
  reload: () => location.reload(),
};

/** @param {string} key @param {Status} status */
function show(key, status) {
  const cell = cellOf(key);
  if (!cell) return;
  const wasRunning = cell.dataset.activity === "running";
  cell.dataset.activity = status.activity;
  cell.dataset.state = status.state;
  /** @type {HTMLElement} */ (cell.querySelector(".count")).textContent = status.count;
  /** @type {HTMLElement} */ (cell.querySelector(".time")).textContent = status.time;
  if (wasRunning && status.activity === "idle") tell(`${cell.getAttribute("aria-label")}: ${status.state === "failed" ? "failed" : "done"}, ${status.time}`);
}
