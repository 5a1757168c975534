// @ts-check
// A cell's text is a text area over the same text in colours. While one types, the colours are moved along; the Studio's compiler then gives the right ones.
import { cellAround, textOf } from "./cells.js";
import { typed } from "./texts.js";

/** Follows what is typed anywhere in the notebook. @param {HTMLElement} notebook */
export function watchTyping(notebook) {
  notebook.addEventListener("input", (event) => {
    const cell = cellAround(event.target);
    if (!cell || event.target !== textOf(cell)) return;
    follow(cell);
    typed(cell);
  });
}

/** Replaces part of a text as if it had been typed. @param {HTMLTextAreaElement} text @param {number} start @param {number} end @param {string} by */
export function type(text, start, end, by) {
  text.setSelectionRange(start, end);
  // The one way of writing that undo knows of.
  if (by ? document.execCommand("insertText", false, by) : document.execCommand("delete")) return;
  text.setRangeText(by, start, end, "end");
  text.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** @param {HTMLElement} cell */
export const colours = (cell) => /** @type {HTMLElement} */ (cell.querySelector(".editor code"));

/** Changes the coloured text where the text area's differs, so that the colours around stay. @param {HTMLElement} cell */
export function follow(cell) {
  const code = colours(cell);
  const before = code.textContent ?? "";
  const after = textOf(cell).value;
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - same &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
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
