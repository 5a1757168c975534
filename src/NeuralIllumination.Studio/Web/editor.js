// @ts-check
// A cell's text is a text area over the same text in colours. While one types, the colours are moved along; the Studio's compiler then gives the right ones.
import { cellAround, cellOf, keyOf, textOf } from "./cells.js";
import { ask } from "./server.js";

const PAUSE = 150;

/** @type {Map<string, number>} Cells whose text the Studio does not have yet, and the timers that will send it. */
const unsent = new Map();

/** @type {Map<string, number>} How many edits of this page's own the Studio has not told of yet: until then what others typed is older than what stands here. */
const untold = new Map();

/** Follows what is typed anywhere in the notebook. @param {HTMLElement} notebook */
export function watchTyping(notebook) {
  notebook.addEventListener("input", (event) => {
    const cell = cellAround(event.target);
    if (!cell || event.target !== textOf(cell)) return;
    follow(cell);
    const key = keyOf(cell);
    clearTimeout(unsent.get(key));
    unsent.set(key, window.setTimeout(() => send(key), PAUSE));
  });
}

/** Sends what has been typed and not been sent; questions asked after this find it there. */
export function flush() {
  for (const key of [...unsent.keys()]) send(key);
}

/** Replaces part of a text as if it had been typed. @param {HTMLTextAreaElement} text @param {number} start @param {number} end @param {string} by */
export function type(text, start, end, by) {
  text.setSelectionRange(start, end);
  // The one way of writing that undo knows of.
  if (by ? document.execCommand("insertText", false, by) : document.execCommand("delete")) return;
  text.setRangeText(by, start, end, "end");
  text.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** What the Studio says a cell's text is. @param {{key: string, source: string, code: string, prose: string | null}} edited @param {boolean} isOwn */
export function takeOver({ key, source, code, prose }, isOwn) {
  const cell = cellOf(key);
  if (!cell) return;
  const text = textOf(cell);
  if (isOwn) told(key);
  // The Studio's order is everybody's: whoever was last is right, in every page.
  if (!unsent.has(key) && !untold.get(key) && text.value !== source) text.setRangeText(source, 0, text.value.length, "preserve");
  if (text.value === source) colours(cell).innerHTML = code;
  const shown = cell.querySelector(".prose");
  if (shown && prose !== null) shown.innerHTML = prose;
}

/** @param {HTMLElement} cell */
export const colours = (cell) => /** @type {HTMLElement} */ (cell.querySelector(".editor code"));

/** @param {string} key */
function send(key) {
  clearTimeout(unsent.get(key));
  unsent.delete(key);
  const cell = cellOf(key);
  if (!cell) return;
  untold.set(key, (untold.get(key) ?? 0) + 1);
  ask("edit", { key, source: textOf(cell).value }).then(({ ok }) => ok || told(key));
}

/** One edit less that this page waits to hear of. @param {string} key */
function told(key) {
  untold.set(key, Math.max(0, (untold.get(key) ?? 0) - 1));
}

/** Changes the coloured text where the text area's differs, so that the colours around stay. @param {HTMLElement} cell */
function follow(cell) {
  const code = colours(cell);
  const before = code.textContent ?? "";
  const after = textOf(cell).value;
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - same && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const range = document.createRange();
  range.setStart(...spot(code, same));
  range.setEnd(...spot(code, before.length - tail));
  range.deleteContents();
  range.insertNode(document.createTextNode(after.slice(same, after.length - tail)));
}

/** The text node and offset of a character. @param {HTMLElement} code @param {number} at @returns {[Node, number]} */
export function spot(code, at) {
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (at <= length) return [node, at];
    at -= length;
  }
  return [code, code.childNodes.length];
}
