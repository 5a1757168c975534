// @ts-check
// An open notebook's page comes alive.
import { cellAround, edit, isProse, keyOf, select, selected, textOf, whenThere } from "./cells.js";
import { commands } from "./commands.js";
import { watchCompletions } from "./completion.js";
import { watchTyping } from "./editor.js";
import { listen } from "./events.js";
import { watchHovers } from "./hover.js";
import { watchKept } from "./kept.js";
import { runBy, watchKeys } from "./keys.js";
import { lost, past } from "./lives.js";
import { watchOthers } from "./others.js";
import { tellLooks, watchFrames } from "./outputs.js";
import { part } from "./page.js";
import { ask, watchLife } from "./server.js";
import { remembered, watchTeaching } from "./teaching.js";
import { takeUp } from "./texts.js";

const notebook = part("notebook");

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-do]") : null;
  const command = button instanceof HTMLElement ? commands[button.dataset.do ?? ""] : undefined;
  if (!button || !command) return;
  /** @type {HTMLElement | null} */ (button.closest("[popover]"))?.hidePopover();
  command(cellAround(button) ?? selected());
});
notebook.addEventListener("focusin", (event) => {
  const cell = cellAround(event.target);
  if (!cell) return;
  select(cell, { focus: false });
  if (event.target === textOf(cell)) cell.classList.add("editing");
});
notebook.addEventListener("focusout", (event) => {
  const cell = cellAround(event.target);
  if (cell && event.target === textOf(cell) && !isProse(cell)) cell.classList.remove("editing");
});
notebook.addEventListener("mousedown", (event) => {
  const cell = cellAround(event.target);
  if (cell && event.target instanceof Element && !event.target.closest("textarea, button, a, pre, .prose"))
    select(cell);
  else if (cell) select(cell, { focus: false });
});
notebook.addEventListener("dblclick", (event) => {
  const cell = cellAround(event.target);
  if (cell && isProse(cell) && event.target instanceof Element && event.target.closest(".prose")) edit(cell);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tellLooks);

select(remembered(), { focus: false });
watchFrames(runBy);
watchTyping(notebook);
watchCompletions(notebook);
watchHovers(notebook);
watchTeaching();
watchKeys();
watchOthers(notebook);
watchKept(takeUp, async (kernel, text) => {
  const cell = selected();
  const { ok, data } = await ask("insert", { key: cell ? keyOf(cell) : null, before: false, kernel });
  if (ok) takeUp(await whenThere(data.key), "", text);
});
watchLife((what) => (what === "past" ? past() : lost(what)));
listen();
notebook.dataset.alive = "";
