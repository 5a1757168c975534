// @ts-check
// What was typed and is on no disk yet is remembered by this tab, whatever becomes of the Studio. What cannot go into its cell any more stands
// above the notebook, to be copied, taken over or thrown away.
import { cells, isProse, keyOf, textOf } from "./cells.js";
import { button } from "./both.js";
import { part } from "./page.js";

/** @typedef {{number: number, kernel: string, base: string, text: string, why: string}} Kept */
/** @typedef {{number: number, kernel: string, base: string, text: string, isUnsent: boolean}} Draft */

const place = `kept:${location.pathname}`;

/** @type {Map<string, Draft>} What was typed in this page since the notebook was saved, by the cell's key. */
const drafts = new Map();

/** @type {Kept[]} */
let kept = [];

/** @param {HTMLElement} cell */
export const numberOf = (cell) => cells().indexOf(cell) + 1;

/** Remembers what was typed in a cell. @param {HTMLElement} cell @param {string} base What it was typed over. @param {boolean} isUnsent Whether the Studio does not have it. */
export function note(cell, base, isUnsent) {
  const key = keyOf(cell);
  // Over what is on the disk, which is what another life of the Studio will read.
  const first = drafts.get(key)?.base ?? base;
  drafts.set(key, {
    number: numberOf(cell),
    kernel: isProse(cell) ? "markdown" : "csharp",
    base: first,
    text: textOf(cell).value,
    isUnsent,
  });
  store();
}

/** The notebook was saved: what the Studio had is on the disk. */
export function saved() {
  for (const [key, draft] of drafts) if (!draft.isUnsent) drafts.delete(key);
  store();
}

/** Whether anything was typed that is on no disk. */
export const hasDrafts = () => drafts.size > 0;

/** The Studio reads the file again. @param {boolean} isOwn Whether this page asked for that: then what was typed is given up. */
export function reread(isOwn) {
  if (isOwn) drafts.clear();
  else for (const draft of drafts.values()) draft.isUnsent = true;
  store();
}

/** Keeps a text that has no cell. @param {Kept} text */
export function keep(text) {
  kept.push(text);
  store();
  show();
}

/** @type {(cell: HTMLElement, base: string, text: string) => void} */
let takeOver = () => {};
/** @type {(kernel: string, text: string) => void} */
let addCell = () => {};

/** Finds what an earlier page of this tab has left. @param {typeof takeOver} into Puts a text into a cell. @param {typeof addCell} anew Puts a text into a new one. */
export function watchKept(into, anew) {
  [takeOver, addCell] = [into, anew];
  /** @type {{life: string, drafts: Draft[], kept: Kept[]}} */
  const left = JSON.parse(sessionStorage.getItem(place) ?? '{"life":"","drafts":[],"kept":[]}');
  const isThisLife = left.life === part("notebook").dataset.life;
  const why = isThisLife
    ? "It was typed in this tab and did not reach the Studio."
    : "It was typed before the Studio was ended and started again, and was not saved.";
  const there = new Set(cells().map((cell) => textOf(cell).value));
  const lost = left.drafts.filter(
    (draft) => (draft.isUnsent || !isThisLife) && draft.text !== draft.base && !there.has(draft.text),
  );
  kept = [...left.kept, ...lost.map(({ number, kernel, base, text }) => ({ number, kernel, base, text, why }))];
  store();
  show();
}

function store() {
  if (drafts.size + kept.length === 0) sessionStorage.removeItem(place);
  else
    sessionStorage.setItem(
      place,
      JSON.stringify({ life: part("notebook").dataset.life, drafts: [...drafts.values()], kept }),
    );
}

function show() {
  const list = part("kept");
  list.hidden = kept.length === 0;
  list.replaceChildren(heading(), ...kept.map(shown));
}

function heading() {
  const title = document.createElement("h2");
  title.textContent = kept.length === 1 ? "A text was kept for you" : `${kept.length} texts were kept for you`;
  return title;
}

/** @param {Kept} one */
function shown(one) {
  const item = document.createElement("article");
  const what = document.createElement("p");
  what.textContent = `From cell ${one.number}. ${one.why}`;
  const pre = document.createElement("pre");
  pre.tabIndex = 0;
  pre.textContent = one.text;
  const row = document.createElement("div");
  row.className = "choices";
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  const done = () => {
    kept = kept.filter((other) => other !== one);
    store();
    show();
  };
  const cell = likeliest(one);
  if (cell)
    row.append(
      button(`Put into cell ${numberOf(cell)}`, () => {
        done();
        takeOver(cell, one.base, one.text);
      }),
    );
  row.append(
    button("Add as a new cell", () => {
      done();
      addCell(one.kernel, one.text);
    }),
    button("Copy", async () => {
      try {
        // Over a network without encryption there is no clipboard at all.
        await navigator.clipboard.writeText(one.text);
        said.textContent = "Copied.";
      } catch {
        getSelection()?.selectAllChildren(pre);
        said.textContent = "Press Ctrl+C to copy what is selected.";
      }
    }),
    button("Discard", done),
    said,
  );
  item.append(what, pre, row);
  return item;
}

/** The cell that a text was typed in, as it is now: the one with its old text, or else with most lines of it, if with half of them. @param {Kept} one */
function likeliest({ base }) {
  const lines = base.split("\n").filter((line) => line.trim());
  /** @type {HTMLElement | null} */
  let best = null;
  let most = Math.max(1, lines.length / 2);
  for (const cell of cells()) {
    const text = textOf(cell).value;
    if (text === base) return cell;
    const own = new Set(text.split("\n"));
    const shared = lines.filter((line) => own.has(line)).length;
    if (shared >= most) [best, most] = [cell, shared + 1];
  }
  return best;
}
