// @ts-check
// What buttons and keys do.
import { cells, edit, isProse, keyOf, leave, select, selected, step, textOf, whenThere } from "./cells.js";
import { save, saveCopy } from "./files.js";
import { toggleLook } from "./look.js";
import { tellLooks } from "./outputs.js";
import { dialog, say } from "./page.js";
import { ask, post } from "./server.js";
import { toggleTeaching } from "./teaching.js";
import { flush, isOpen, letGo } from "./texts.js";

/** @typedef {(cell: HTMLElement | null) => unknown} Command Given the cell that it is about. */

/** Runs a cell. @param {HTMLElement | null} cell @param {string} [scope] */
export function run(cell, scope = "cell") {
  flush();
  if (cell && isProse(cell)) {
    if (cell.contains(document.activeElement)) select(cell);
    if (scope === "cell") return;
  }
  if (cell && scope === "cell" && isOpen(cell)) return say("Choose first which text stays in this cell.");
  ask("run", { scope, key: cell ? keyOf(cell) : null });
}

/** Runs a cell and selects the next; after the last one a new one is made. @param {HTMLElement | null} cell */
export async function runAndGoOn(cell) {
  if (!cell) return;
  run(cell);
  if (cell.nextElementSibling) select(/** @type {HTMLElement} */ (cell.nextElementSibling));
  else await insert(cell, false);
}

/** Puts an empty cell beside one and opens it. @param {HTMLElement | null} cell @param {boolean} before @param {string} [kernel] */
export async function insert(cell, before, kernel = "csharp") {
  leave();
  const { ok, data } = await ask("insert", { key: cell ? keyOf(cell) : null, before, kernel });
  if (ok) edit(await whenThere(data.key));
}

/** @param {HTMLElement | null} cell @param {number} by */
export const move = (cell, by) => cell && ask("move", { key: keyOf(cell), by });

/** @param {HTMLElement | null} cell @param {string} kernel */
export function setKernel(cell, kernel) {
  if (!cell || isProse(cell) === (kernel === "markdown")) return;
  flush();
  ask("kind", { key: keyOf(cell), kernel });
}

/** @type {Record<string, Command>} */
export const commands = {
  run: (cell) => {
    run(cell);
    select(cell);
  },
  next: runAndGoOn,
  above: (cell) => insert(cell, true),
  below: (cell) => insert(cell, false),
  up: (cell) => move(cell, -1),
  down: (cell) => move(cell, 1),
  remove: async (cell) => {
    if (!cell) return;
    select(cell);
    flush();
    const stays = letGo(keyOf(cell));
    if (!(await ask("remove", { key: keyOf(cell) })).ok) stays();
  },
  restore: async () => {
    const { ok, data } = await ask("restore");
    if (ok && data.key) select(await whenThere(data.key));
  },
  "run-all": () => run(null, "all"),
  "run-above": () => run(selected(), "above"),
  "run-below": () => run(selected(), "below"),
  // These two are wanted at once, whatever waits.
  interrupt: () => post("interrupt", {}),
  restart: () => post("restart", {}),
  rerun: async () => {
    const cell = selected();
    flush();
    const { ok } = await post("restart", {});
    if (!ok || !cell) return;
    ask("run", { scope: "above", key: keyOf(cell) });
    ask("run", { scope: "cell", key: keyOf(cell) });
  },
  clear: () => ask("clear"),
  save: () => save(),
  "save-as": () => saveCopy(),
  export: () => flush(),
  teach: () => toggleTeaching(),
  reload: () => location.reload(),
  back: () => step(-1),
  forth: () => step(1),
  keys: () => dialog("keys").showModal(),
  look: () => {
    toggleLook();
    tellLooks();
  },
  "add-code": () => insert(cells().at(-1) ?? null, false),
  "add-prose": () => insert(cells().at(-1) ?? null, false, "markdown"),
  edit: (cell) => cell && edit(cell),
  leave: (cell) => {
    if (!cell) return;
    flush();
    textOf(cell).blur();
    select(cell);
  },
};
