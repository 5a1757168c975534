// @ts-check
// Hears what happens to the notebook. The page says what it heard last, so whoever was away, or reloads, misses nothing.
import { cellOf, place, replace, takeAway } from "./cells.js";
import { reread, saved } from "./kept.js";
import { found, lost, past } from "./lives.js";
import { showOthers, tellWhere } from "./others.js";
import { append, clear, put, settle } from "./outputs.js";
import { page, part, tell } from "./page.js";
import { address, life } from "./server.js";
import { flush, heard, hold } from "./texts.js";

/** How long the Studio may be silent before that is said, and how often it is asked again. */
const PATIENCE = 3000;

/** @typedef {{activity: string, state: string, count: string, time: string}} Status */

/** Listens from where the page stands. */
export function listen() {
  let last = part("notebook").dataset.event ?? "";
  let waiting = 0;
  /** @type {EventSource | null} */
  let source = null;
  const open = () => {
    source?.close();
    source = new EventSource(`${address()}/events?after=${encodeURIComponent(last)}&page=${page}`);
    for (const [type, act] of Object.entries(acts)) {
      source.addEventListener(type, (event) => {
        if (event.lastEventId.split("-")[0] !== life()) return past();
        act(JSON.parse(event.data));
        last = event.lastEventId;
      });
    }
    source.addEventListener("open", () => {
      clearTimeout(waiting);
      found();
      tellWhere();
      flush();
    });
    source.addEventListener("error", () => {
      part("kernel").dataset.lost = "";
      clearTimeout(waiting);
      // The browser tries again by itself where nobody answered, and never where somebody answered no.
      if (source?.readyState === EventSource.CLOSED) find();
      else waiting = window.setTimeout(() => lost("away"), PATIENCE);
    });
  };
  const find = async () => {
    const trouble = await whatIsWrong();
    if (trouble === "past") past();
    else if (trouble === null) open();
    else {
      lost(trouble);
      waiting = window.setTimeout(find, PATIENCE);
    }
  };
  open();
  // A browser opens six connections to an address and no more: a page that nobody sees gives its own back.
  document.addEventListener("visibilitychange", () => {
    clearTimeout(waiting);
    source?.close();
    if (!document.hidden) open();
  });
}

/** Why the Studio does not speak to this page; null if it would. @returns {Promise<"past" | "locked" | "away" | "gone" | null>} */
async function whatIsWrong() {
  try {
    const response = await fetch(`${address()}/life`);
    if (response.status === 401) return "locked";
    if (response.status === 404) return "gone";
    if (!response.ok) return "away";
    return (await response.json()).life === life() ? null : "past";
  } catch {
    return "away";
  }
}

/** @type {Record<string, (data: any) => void>} */
const acts = {
  inserted: place,
  moved: place,
  removed: ({ key }) => {
    const settle = hold(key);
    takeAway(key);
    settle(null);
  },
  replaced: ({ key, html }) => {
    const settle = hold(key);
    replace(key, html);
    settle(cellOf(key));
  },
  edited: heard,
  here: showOthers,
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
    ended.dataset.state = name;
    ended.hidden = name !== "ended" && name !== "tight";
    if (!ended.hidden) /** @type {HTMLElement} */ (ended.firstElementChild).textContent = text;
  },
  dirty: ({ dirty, saved: isSaved }) => {
    part("dirty").hidden = !dirty;
    if (isSaved) saved();
  },
  reload: (told) => {
    if (told.page) reread(told.page === page);
    location.reload();
  },
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
  if (wasRunning && status.activity === "idle")
    tell(`${cell.getAttribute("aria-label")}: ${status.state === "failed" ? "failed" : "done"}, ${status.time}`);
}
