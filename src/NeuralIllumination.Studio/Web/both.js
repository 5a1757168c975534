// @ts-check
// Two texts of one cell that touch: the cell shows the other's below its own, and whoever is before the page chooses.

/** @param {HTMLElement} cell @returns {HTMLElement | null} */
const boxIn = (cell) => cell.querySelector(".both");

/** Offers both. @param {HTMLElement} cell @param {string} theirs @param {{mine: () => void, theirs: () => void, both: () => void}} choose */
export function offer(cell, theirs, choose) {
  const shown = boxIn(cell)?.querySelector("pre");
  if (shown) {
    shown.textContent = theirs;
    return;
  }
  const box = document.createElement("div");
  box.className = "both";
  box.setAttribute("role", "alert");
  const what = document.createElement("p");
  what.textContent =
    "Somebody else changed the same lines at the same time. Your text stands above and is not saved yet. Theirs is:";
  const pre = document.createElement("pre");
  pre.tabIndex = 0;
  pre.textContent = theirs;
  const row = document.createElement("div");
  row.className = "choices";
  row.append(
    button("Keep mine", choose.mine),
    button("Take theirs", choose.theirs),
    button("Keep both, mine in a new cell", choose.both),
  );
  box.append(what, pre, row);
  cell.querySelector(".editor")?.after(box);
}

/** Takes the offer away. @param {HTMLElement} cell */
export const withdraw = (cell) => boxIn(cell)?.remove();

/** @param {string} text @param {() => void} act */
export function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
