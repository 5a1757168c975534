// @ts-check
// Who else is in a cell's text: said there, and nowhere else.
import { cellAround, cells, isEditing, keyOf } from "./cells.js";
import { page } from "./page.js";
import { post } from "./server.js";

/** Focus goes out before it goes in. */
const PAUSE = 60;

let waiting = 0;
/** @type {Promise<unknown>} */
let order = Promise.resolve();

/** Tells the Studio where this page is. @param {HTMLElement} notebook */
export function watchOthers(notebook) {
  for (const type of ["focusin", "focusout"])
    notebook.addEventListener(type, () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(tellWhere, PAUSE);
    });
}

/** Says where this page is, and so learns where the others are. */
export function tellWhere() {
  const cell = isEditing() ? cellAround(document.activeElement) : null;
  order = order.then(() => post("here", { key: cell ? keyOf(cell) : null }));
}

/** Shows where the others are. @param {{pages: {page: string, key: string}[]}} where */
export function showOthers({ pages }) {
  for (const cell of cells()) {
    const count = pages.filter((other) => other.page !== page && other.key === keyOf(cell)).length;
    const text =
      count === 0 ? "" : count === 1 ? "Somebody else is in this text too." : `${count} others are in this text too.`;
    let line = cell.querySelector(".others");
    if (!line && !text) continue;
    if (!line) {
      line = document.createElement("p");
      line.className = "others";
      line.setAttribute("role", "status");
      cell.querySelector(".editor")?.after(line);
    }
    if (line.textContent !== text) line.textContent = text;
  }
}
