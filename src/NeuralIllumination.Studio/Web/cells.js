// @ts-check
// The cells on the page: which is selected, which is being edited, and their order.
import { element, part } from "./page.js";

/** @type {Map<string, (cell: HTMLElement) => void>} */
const awaited = new Map();

/** All cells, from the first on. @returns {HTMLElement[]} */
export const cells = () => /** @type {HTMLElement[]} */ ([...part("cells").children]);

/** @param {string} key @returns {HTMLElement | null} */
export const cellOf = (key) => document.getElementById(key);

/** The cell that something stands in. @param {EventTarget | null} target @returns {HTMLElement | null} */
export const cellAround = (target) => (target instanceof Element ? target.closest(".cell") : null);

/** The selected cell. @returns {HTMLElement | null} */
export const selected = () => document.querySelector(".cell.selected");

/** @param {HTMLElement} cell */
export const keyOf = (cell) => cell.dataset.key ?? "";

/** @param {HTMLElement} cell @returns {HTMLTextAreaElement} */
export const textOf = (cell) => /** @type {HTMLTextAreaElement} */ (cell.querySelector("textarea"));

/** @param {HTMLElement} cell */
export const isProse = (cell) => cell.classList.contains("is-prose");

/** Whether a cell's text has the focus. */
export const isEditing = () =>
  document.activeElement instanceof HTMLTextAreaElement && !!cellAround(document.activeElement);

/** Selects a cell; the focus goes to it unless it stays where it is. @param {HTMLElement | null | undefined} cell @param {{focus?: boolean}} [how] */
export function select(cell, { focus = true } = {}) {
  if (!cell) return;
  const before = selected();
  if (before !== cell) {
    if (before) {
      before.classList.remove("selected");
      before.tabIndex = -1;
    }
    cell.classList.add("selected");
    cell.tabIndex = 0;
    part("notebook").dispatchEvent(new CustomEvent("selected"));
  }
  if (focus) {
    leave();
    cell.focus({ preventScroll: true });
    const { top, bottom } = cell.getBoundingClientRect();
    if (top < 70 || bottom > innerHeight)
      cell.scrollIntoView({ block: bottom - top > innerHeight - 80 ? "start" : "nearest" });
  }
}

/** Selects the cell so many further down. @param {number} by */
export function step(by) {
  const all = cells();
  const now = selected();
  const at = now ? all.indexOf(now) : -1;
  select(all[Math.min(all.length - 1, Math.max(0, at + by))]);
}

/** Opens a cell's text. @param {HTMLElement} cell */
export function edit(cell) {
  select(cell, { focus: false });
  cell.classList.add("editing");
  const text = textOf(cell);
  text.focus({ preventScroll: true });
  text.scrollIntoView({ block: "nearest" });
}

/** Closes the text that is being edited; prose is shown as it reads again. */
export function leave() {
  for (const cell of document.querySelectorAll(".cell.editing")) cell.classList.remove("editing");
}

/** Puts a cell before another, or last. @param {{key: string, before: string | null, html?: string}} change */
export function place({ key, before, html }) {
  const cell = cellOf(key) ?? (html ? element(html) : null);
  if (!cell) return;
  const next = before ? cellOf(before) : null;
  const hadFocus = cell.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
  part("cells").insertBefore(cell, next);
  hadFocus?.focus({ preventScroll: true });
  relabel();
  awaited.get(key)?.(cell);
  awaited.delete(key);
}

/** Takes a cell away; its neighbour is selected if it was. @param {string} key */
export function takeAway(key) {
  const cell = cellOf(key);
  if (!cell) return;
  const neighbour = /** @type {HTMLElement | null} */ (cell.nextElementSibling ?? cell.previousElementSibling);
  const wasSelected = cell === selected();
  const hadFocus = cell.contains(document.activeElement);
  cell.remove();
  relabel();
  if (wasSelected) select(neighbour, { focus: hadFocus });
}

/** Puts a cell's new form where the old one stood. @param {string} key @param {string} html */
export function replace(key, html) {
  const old = cellOf(key);
  if (!old) return;
  const cell = element(html);
  const hadFocus = old.contains(document.activeElement);
  const wasSelected = old === selected();
  old.replaceWith(cell);
  relabel();
  if (wasSelected) select(cell, { focus: hadFocus });
}

/** The cell of a key, as soon as it is there. @param {string} key @returns {Promise<HTMLElement>} */
export function whenThere(key) {
  const cell = cellOf(key);
  return cell ? Promise.resolve(cell) : new Promise((resolve) => awaited.set(key, resolve));
}

function relabel() {
  cells().forEach((cell, i) => {
    cell.setAttribute("aria-label", `Cell ${i + 1}`);
    textOf(cell).setAttribute("aria-label", `${isProse(cell) ? "Prose" : "Code"} of cell ${i + 1}`);
    cell.querySelector(".go")?.setAttribute("aria-label", `Run cell ${i + 1}`);
  });
}
