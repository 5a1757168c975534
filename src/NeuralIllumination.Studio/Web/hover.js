// @ts-check
// What a word of a cell's text means: a card beside it once the pointer has rested there, or by Ctrl+Shift+Space at the caret.
import { cellAround, isProse } from "./cells.js";
import { isOpen as isCompleting } from "./completion.js";
import { colours, spot } from "./editor.js";
import { element, say, tell } from "./page.js";
import { post } from "./server.js";

/** @typedef {{start: number, length: number, title: string, text: string, example: string}} Hover What is said of the word at its span. */

const REST = 450;
const GRACE = 300;
const ID = "studio-hover";

/** @type {{text: HTMLTextAreaElement, start: number, end: number} | null} The word that the card stands beside. */
let open = null;
/** @type {AbortController | null} */
let asking = null;
let resting = 0;
let pointer = "";

/** Follows the pointer. @param {HTMLElement} notebook */
export function watchHovers(notebook) {
  notebook.addEventListener("mousemove", (event) => {
    // Where the page moves under it (a bar does that a few times a second), a pointer at rest is told of too.
    if (pointer === `${event.clientX},${event.clientY}`) return;
    pointer = `${event.clientX},${event.clientY}`;
    clearTimeout(resting);
    const over = event.target instanceof Element ? event.target : null;
    // Whoever reads the card, or selects in it, keeps it.
    if (over?.closest(`#${ID}`)) return;
    const { clientX: x, clientY: y } = event;
    const isText = over instanceof HTMLTextAreaElement && event.buttons === 0;
    if (isText) resting = window.setTimeout(() => rest(over, x, y), REST);
    else if (open) resting = window.setTimeout(close, GRACE);
  });
  notebook.addEventListener("mouseleave", () => {
    clearTimeout(resting);
    resting = window.setTimeout(close, GRACE);
  });
  notebook.addEventListener("input", close);
  notebook.addEventListener(
    "mousedown",
    (event) => event.target instanceof Element && !event.target.closest(`#${ID}`) && close(),
  );
  notebook.addEventListener("focusout", () => close());
}

/** What a key means while a text is edited; whether it meant anything here. @param {KeyboardEvent} event @returns {boolean} */
export function onHoverKey(event) {
  if (event.key === " " && event.ctrlKey && event.shiftKey) {
    const text = /** @type {HTMLTextAreaElement} */ (event.target);
    request(text, text.selectionStart, true);
    return true;
  }
  if (!open) return false;
  close();
  return event.key === "Escape";
}

/** @param {HTMLTextAreaElement} text @param {number} x @param {number} y */
function rest(text, x, y) {
  const cell = cellAround(text);
  const at = cell ? characterAt(colours(cell), x, y) : -1;
  if (at < 0 || isCompleting()) close();
  else if (!open || open.text !== text || at < open.start || at >= open.end) request(text, at, false);
}

/** The character under a point; -1 for none, or a blank. @param {HTMLElement} code @param {number} x @param {number} y */
function characterAt(code, x, y) {
  const range = document.createRange();
  const holds = () =>
    [...range.getClientRects()].some((box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom);
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? "";
    range.selectNodeContents(node);
    if (holds())
      for (let i = 0; i < text.length; i++) {
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        if (holds()) return /\s/.test(text[i]) ? -1 : before + i;
      }
    before += text.length;
  }
  return -1;
}

/** @param {HTMLTextAreaElement} text @param {number} position @param {boolean} byKey */
async function request(text, position, byKey) {
  const cell = cellAround(text);
  if (!cell || isProse(cell)) return;
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const source = text.value;
  const { ok, data } = await post("hover", { source, position }, signal);
  if (signal.aborted || !ok || text.value !== source) return;
  if (!data) {
    close();
    if (byKey) say("Nothing is known of what stands here.");
    return;
  }
  draw(cell, text, data);
  if (byKey) tell([data.title, data.text, data.example].filter(Boolean).join("\n"));
}

/** @param {HTMLElement} cell @param {HTMLTextAreaElement} text @param {Hover} hover */
function draw(cell, text, { start, length, title, text: words, example }) {
  close();
  const card = element(`<div id="${ID}" class="hover" role="tooltip"></div>`);
  for (const [name, content] of [
    ["code", title],
    ["p", words],
    ["code", example],
  ]) {
    if (!content) continue;
    const part = document.createElement(name);
    part.textContent = content;
    card.append(part);
  }
  const range = document.createRange();
  range.setStart(...spot(colours(cell), start));
  range.setEnd(...spot(colours(cell), start + length));
  const word = [...range.getClientRects()].find((box) => box.width > 0) ?? range.getBoundingClientRect();
  const editor = /** @type {HTMLElement} */ (text.parentElement);
  const around = editor.getBoundingClientRect();
  editor.append(card);
  // Above the word where there is room, so that what comes next can be read.
  const bar = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
  const above = word.top - card.offsetHeight - 4;
  card.style.left = `${Math.max(0, Math.min(word.left - around.left, around.width - card.offsetWidth))}px`;
  card.style.top = `${(above > bar ? above : word.bottom + 4) - around.top}px`;
  text.setAttribute("aria-describedby", ID);
  open = { text, start, end: start + length };
}

function close() {
  asking?.abort();
  open?.text.removeAttribute("aria-describedby");
  open = null;
  document.getElementById(ID)?.remove();
}
