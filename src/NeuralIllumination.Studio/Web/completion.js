// @ts-check
// What could stand at the caret: a list below it, asked for by Ctrl+Space, by Tab after a letter, or by a dot.
import { cellAround, cellOf, isProse, keyOf } from "./cells.js";
import { colours, spot, type } from "./editor.js";
import { say } from "./page.js";
import { post } from "./server.js";

/** @typedef {{text: string, start: number, length: number, kind: string, note: string}} Completion The span is what the text replaces. */
/** @typedef {{text: HTMLTextAreaElement, all: Completion[], shown: Completion[], at: number}} Open */

const MOST_SHOWN = 100;
const ID = "studio-completions";

/** @type {Open | null} */
let open = null;
/** @type {AbortController | null} */
let asking = null;

/** Whether the list is open. */
export const isOpen = () => open !== null;

/** Follows what is typed. @param {HTMLElement} notebook */
export function watchCompletions(notebook) {
  notebook.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent) || !(event.target instanceof HTMLTextAreaElement)) return;
    const text = event.target;
    if (open && event.inputType !== "historyUndo") refine(text);
    if (event.data === ".") request(text);
  });
  notebook.addEventListener("focusout", () => close());
  notebook.addEventListener("click", () => close());
}

/** What a key means while a text is edited; whether it meant anything here. @param {KeyboardEvent} event @returns {boolean} */
export function onKey(event) {
  const text = /** @type {HTMLTextAreaElement} */ (event.target);
  if (event.key === " " && event.ctrlKey && !event.shiftKey) {
    request(text);
    return true;
  }
  if (open) {
    const last = open.shown.length - 1;
    if (event.key === "ArrowDown") choose(open.at === last ? 0 : open.at + 1);
    else if (event.key === "ArrowUp") choose(open.at === 0 ? last : open.at - 1);
    else if (event.key === "PageDown") choose(Math.min(last, open.at + 8));
    else if (event.key === "PageUp") choose(Math.max(0, open.at - 8));
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && !event.ctrlKey && !event.altKey)
      accept();
    else return false;
    return true;
  }
  const follows = text.selectionStart === text.selectionEnd && /[\w.]/.test(text.value[text.selectionStart - 1] ?? "");
  if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey || !follows) return false;
  request(text);
  return true;
}

/** @param {HTMLTextAreaElement} text */
async function request(text) {
  const cell = cellAround(text);
  if (!cell || isProse(cell)) return;
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const position = text.selectionStart;
  const { ok, data } = await post("complete", { key: keyOf(cell), source: text.value, position }, signal);
  if (signal.aborted || !ok || document.activeElement !== text) return;
  if (data.length === 0) {
    if (text.value[position - 1] !== ".") say("Nothing to complete here.");
    return;
  }
  open = { text, all: data, shown: [], at: 0 };
  refine(text);
}

/** Shows what still fits. @param {HTMLTextAreaElement} text */
function refine(text) {
  if (!open) return;
  const caret = text.selectionStart;
  const typed = text.value.slice(open.all[0].start, caret).toLowerCase();
  if (caret < open.all[0].start || /[^\w#-]/.test(typed)) return close();
  const fits = open.all.filter((one) => one.text.toLowerCase().includes(typed));
  fits.sort((a, b) => Number(b.text.toLowerCase().startsWith(typed)) - Number(a.text.toLowerCase().startsWith(typed)));
  open.shown = fits.slice(0, MOST_SHOWN);
  if (open.shown.length === 0) return close();
  draw(text);
  choose(0);
}

/** @param {HTMLTextAreaElement} text */
function draw(text) {
  const cell = cellAround(text);
  if (!open || !cell) return;
  document.getElementById(ID)?.remove();
  const list = document.createElement("ul");
  list.id = ID;
  list.className = "completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Completions");
  open.shown.forEach((one, i) => {
    const item = document.createElement("li");
    item.id = `${ID}-${i}`;
    item.setAttribute("role", "option");
    const kind = document.createElement("span");
    kind.textContent = one.kind;
    const word = document.createElement("b");
    word.textContent = one.text;
    item.append(word, kind);
    // The text keeps the focus.
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", (event) => {
      event.stopPropagation();
      choose(i);
      accept();
    });
    list.append(item);
  });
  const note = document.createElement("li");
  note.className = "note";
  note.setAttribute("role", "presentation");
  list.append(note);
  const editor = /** @type {HTMLElement} */ (text.parentElement);
  const range = document.createRange();
  range.setStart(...spot(colours(cell), open.all[0].start));
  const at = range.getBoundingClientRect();
  const around = editor.getBoundingClientRect();
  editor.append(list);
  const line = parseFloat(getComputedStyle(text).lineHeight);
  list.style.left = `${Math.max(0, Math.min(at.left - around.left, around.width - list.offsetWidth))}px`;
  list.style.top = `${at.top - around.top + line}px`;
  text.setAttribute("aria-autocomplete", "list");
  text.setAttribute("aria-controls", ID);
}

/** @param {number} at */
function choose(at) {
  const list = document.getElementById(ID);
  if (!open || !list) return;
  open.at = at;
  for (const item of list.querySelectorAll("[role=option]"))
    item.setAttribute("aria-selected", String(item.id === `${ID}-${at}`));
  const chosen = /** @type {HTMLElement} */ (list.children[at]);
  list.scrollTop = Math.min(
    Math.max(list.scrollTop, chosen.offsetTop + chosen.offsetHeight + 28 - list.clientHeight),
    chosen.offsetTop,
  );
  /** @type {HTMLElement} */ (list.lastElementChild).textContent = open.shown[at].note;
  open.text.setAttribute("aria-activedescendant", chosen.id);
}

function accept() {
  if (!open) return;
  const { text, shown, at } = open;
  const { start, text: word } = shown[at];
  const end = text.selectionStart;
  close();
  if (cellOf(keyOf(/** @type {HTMLElement} */ (cellAround(text))))) type(text, start, end, word);
}

function close() {
  asking?.abort();
  if (!open) return;
  for (const name of ["aria-activedescendant", "aria-controls", "aria-autocomplete"]) open.text.removeAttribute(name);
  open = null;
  document.getElementById(ID)?.remove();
}
