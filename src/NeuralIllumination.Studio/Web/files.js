// @ts-check
// Saves the notebook, and asks where that would lose what somebody else wrote.
import { numberOf } from "./kept.js";
import { dialog, part, say } from "./page.js";
import { ask } from "./server.js";
import { flush } from "./texts.js";

/** Saves the notebook to its own file. @param {boolean} [overwrite] */
export async function save(overwrite = false) {
  const left = flush();
  const { ok, status, data } = await ask("save", { overwrite });
  const without = left().map(numberOf);
  if (ok && without.length === 0) say(`Saved ${data.name}.`);
  else if (ok)
    say(`Saved ${data.name} without what you typed in cell ${without.join(", ")}: choose there which text stays.`);
  else if (status === 409 && data.why !== "life") changed(data.message);
  else if (status > 0) say(`Not saved. ${data.message}`);
}

/** Asks for a name and saves a copy under it. */
export function saveCopy() {
  const box = dialog("copy");
  const name = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const wrong = part("copy-wrong");
  const button = part("copy-save");
  let overwrite = "";
  const reset = () => {
    wrong.textContent = "";
    button.textContent = "Save";
  };
  name.oninput = reset;
  reset();
  button.onclick = async (event) => {
    event.preventDefault();
    flush();
    const chosen = name.value.trim();
    const { ok, status, data } = await ask("save", { name: chosen, overwrite: overwrite === chosen });
    if (ok) {
      box.close();
      say(`Saved a copy as ${data.name}.`);
    } else {
      wrong.textContent = data.message ?? "";
      overwrite = status === 409 && data.why !== "life" ? chosen : "";
      if (overwrite) button.textContent = "Overwrite";
    }
  };
  box.showModal();
  name.focus();
  name.setSelectionRange(0, name.value.lastIndexOf("."));
}

/** Gives up what was not saved here; the Studio then tells every page to load again. */
async function reread() {
  const { ok, status, data } = await ask("reread");
  if (!ok && status > 0) say(data.message);
}

/** @param {string} message */
function changed(message) {
  const box = dialog("changed");
  part("changed-text").textContent = message;
  box.returnValue = "keep";
  box.onclose = () => {
    if (box.returnValue === "overwrite") save(true);
    else if (box.returnValue === "copy") saveCopy();
    else if (box.returnValue === "reread") reread();
  };
  box.showModal();
}
