// @ts-check
// The keyboard, as in other notebooks: letters command while no text is being edited.
import { cellAround, isEditing, isProse, selected, step } from "./cells.js";
import { commands, insert, move, run, runAndGoOn, setKernel } from "./commands.js";
import { onKey } from "./completion.js";
import { type } from "./editor.js";
import { onHoverKey } from "./hover.js";
import { breakLine } from "./indent.js";
import { isTeaching } from "./teaching.js";

const TWICE = 800;

/** @type {{key: string, at: number}} */
let before = { key: "", at: 0 };

/** After Escape, Tab leaves the text area instead of indenting: nobody is caught in it. */
let tabLeaves = false;

/** Listens to the keyboard. */
export function watchKeys() {
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") || event.isComposing) return;
    const cell = cellAround(event.target) ?? selected();
    const done =
      (event.target instanceof HTMLTextAreaElement && (onKey(event) || onHoverKey(event))) ||
      anywhere(event, cell) ||
      (isEditing() ? editing(event, cell) : commanding(event, cell));
    if (done) event.preventDefault();
  });
}

/** @param {KeyboardEvent} event @param {HTMLElement | null} cell @returns {boolean} */
function anywhere(event, cell) {
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === "s") commands.save(cell);
  else if (event.key === "Enter" && (command || event.shiftKey || event.altKey)) runBy(event, cell);
  else return false;
  return true;
}

/** What Enter does with another key. @param {{shiftKey: boolean, altKey: boolean, ctrlKey: boolean, metaKey: boolean}} event
 * @param {HTMLElement | null} cell */
export function runBy(event, cell) {
  if (event.ctrlKey || event.metaKey) {
    const wasEditing = isEditing();
    run(cell);
    if (!wasEditing) cell?.focus({ preventScroll: true });
  } else if (event.shiftKey) runAndGoOn(cell);
  else {
    run(cell);
    insert(cell, false);
  }
}

/** @param {KeyboardEvent} event @param {HTMLElement | null} cell @returns {boolean} */
function editing(event, cell) {
  const text = /** @type {HTMLTextAreaElement} */ (event.target);
  const leaves = tabLeaves;
  tabLeaves = false;
  if (event.key === "Escape") {
    commands.leave(cell);
    tabLeaves = true;
    return true;
  }
  if (event.key === "Enter" && cell && !isProse(cell)) {
    breakLine(text);
    return true;
  }
  if (event.key !== "Tab" || event.ctrlKey || event.altKey || leaves) return false;
  const { selectionStart: start, selectionEnd: end, value } = text;
  if (!event.shiftKey && start === end) {
    type(text, start, end, "    ");
    return true;
  }
  // Whole lines step to the right or to the left.
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const lines = value.slice(from, end);
  const moved = event.shiftKey ? lines.replace(/^ {1,4}/gm, "") : lines.replace(/^(?=.)/gm, "    ");
  if (moved === lines) return true;
  type(text, from, end, moved);
  if (start !== end) text.setSelectionRange(from, from + moved.length);
  return true;
}

/** @param {KeyboardEvent} event @param {HTMLElement | null} cell @returns {boolean} */
function commanding(event, cell) {
  if (event.ctrlKey || event.metaKey) return false;
  const onControl = event.target instanceof Element && !!event.target.closest("button, a, input, summary, [popover]");
  if (event.altKey) {
    if (event.key === "ArrowUp") move(cell, -1);
    else if (event.key === "ArrowDown") move(cell, 1);
    else return false;
    return true;
  }
  // Enter and the arrows are a control's own, and arrows scroll what has scrolled.
  const isOwn = onControl || (event.target instanceof HTMLElement && event.target.matches(".outputs pre"));
  const command = (isTeaching() ? slides[event.key] : undefined) ?? moves[event.key];
  if (command) {
    if (isOwn) return false;
    command(cell);
    return true;
  }
  const letter = letters[event.key];
  if (letter) {
    letter(cell);
    return true;
  }
  const twice = doubled[event.key];
  if (!twice) return false;
  const isSecond = before.key === event.key && event.timeStamp - before.at < TWICE && !event.repeat;
  before = isSecond ? { key: "", at: 0 } : { key: event.key, at: event.timeStamp };
  if (isSecond) twice(cell);
  return true;
}

/** @typedef {import("./commands.js").Command} Command */

/** @type {Record<string, Command>} */
const slides = {
  ArrowRight: commands.forth,
  PageDown: commands.forth,
  ArrowLeft: commands.back,
  PageUp: commands.back,
  Escape: commands.teach,
};

/** @type {Record<string, Command>} */
const moves = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: commands.edit };

/** @type {Record<string, Command>} */
const letters = {
  j: () => step(1),
  k: () => step(-1),
  a: commands.above,
  b: commands.below,
  z: commands.restore,
  m: (cell) => setKernel(cell, "markdown"),
  y: (cell) => setKernel(cell, "csharp"),
  t: commands.teach,
  "?": commands.keys,
};

/** @type {Record<string, Command>} */
const doubled = { d: commands.remove, i: commands.interrupt, 0: commands.restart };
