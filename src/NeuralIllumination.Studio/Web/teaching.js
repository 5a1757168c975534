// @ts-check
// Teach: one cell at a time, in big type, for a projector. Cells run and can be edited as ever.
import { cells, isEditing, select, selected } from "./cells.js";
import { tellLooks } from "./outputs.js";
import { part } from "./page.js";

const HASH = "#teach";

/** Whether one cell at a time is shown. */
export const isTeaching = () => document.body.classList.contains("teach");

/** Begins or ends it. */
export function toggleTeaching() {
  const begins = !isTeaching();
  history.replaceState(null, "", begins ? HASH : location.pathname);
  show(begins);
}

/** Follows the selection; goes on where the page was when it was loaded. */
export function watchTeaching() {
  part("notebook").addEventListener("selected", () => {
    remember();
    // Frames that were out of sight had no width to be told by.
    if (isTeaching()) tellLooks();
    tell();
  });
  show(location.hash === HASH);
}

/** The cell that was selected when the page was last here. @returns {HTMLElement} */
export function remembered() {
  const key = sessionStorage.getItem(location.pathname);
  return cells().find((cell) => cell.dataset.key === key) ?? cells()[0];
}

/** @param {boolean} teaching */
function show(teaching) {
  document.body.classList.toggle("teach", teaching);
  tellLooks();
  if (!selected()) select(cells()[0], { focus: false });
  if (!isEditing()) select(selected());
  tell();
}

function remember() {
  const cell = selected();
  if (cell?.dataset.key) sessionStorage.setItem(location.pathname, cell.dataset.key);
}

function tell() {
  const all = cells();
  const cell = selected();
  part("where").textContent = `${cell ? all.indexOf(cell) + 1 : 0} of ${all.length}`;
  if (isTeaching()) scrollTo(0, 0);
}
