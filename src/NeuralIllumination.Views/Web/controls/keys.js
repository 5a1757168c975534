// @ts-check
// Every control by keyboard, while the focus is inside; and the sheet that lists the keys.
import { make } from "../page/dom.js";

/** @type {[string, string, string][]} Key, action, words. */
const KEYS = [
  [" ", "playPause", "Pause, or resume"],
  [".", "phase", "Step phase"],
  [",", "phaseBack", "Step phase back"],
  ["]", "batch", "Step batch"],
  ["[", "batchBack", "Step batch back"],
  ["}", "epoch", "Step epoch"],
  ["{", "epochBack", "Step epoch back"],
  ["r", "reset", "Reset to epoch 0"],
  ["m", "math", "Show or hide the mathematics"],
  ["n", "mathNext", "Next step of the mathematics"],
  ["b", "mathPrevious", "Step of the mathematics before"],
  ["s", "all", "Show all synapses, or the ones that matter"],
  ["d", "diagnostics", "Print full diagnostics"],
  ["Ctrl+z", "undo", "Undo what was set by hand"],
  ["Ctrl+y", "redo", "Do it again"],
  ["t", "theme", "Dark or light"],
  ["?", "help", "This list"],
  ["Escape", "close", "Close what is open"],
];

/** What a key is called, where its sign does not say it. @type {Record<string, string>} */
const NAMES = { " ": "Space", Escape: "Esc", "Ctrl+z": "Ctrl+Z", "Ctrl+y": "Ctrl+Y" };

/** @param {HTMLElement} root @param {Record<string, () => void>} actions */
export function listen(root, actions) {
  root.addEventListener("keydown", (event) => {
    if (event.altKey || event.defaultPrevented) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const name = isCommand ? `Ctrl+${event.shiftKey && event.key.toLowerCase() === "z" ? "y" : event.key}` : event.key;
    const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
    const typing = target.matches?.("input[type=text], input[type=number], select, textarea");
    const pressing = target.matches?.("button, a, summary, select");
    const found = KEYS.find(([key]) => key === name);
    // Typing stays typing; the space bar presses what has the focus.
    if (!found || (typing && event.key !== "Escape") || (pressing && event.key === " ")) return;
    event.preventDefault();
    event.stopPropagation();
    actions[found[1]]();
  });
}

/** @returns {HTMLElement} */
export function helpSheet() {
  const rows = KEYS.map(([key, , words]) =>
    make("tr", {}, make("th", { scope: "row" }, make("kbd", {}, NAMES[key] ?? key)), make("td", {}, words)),
  );
  return make(
    "div",
    {},
    make("h4", {}, "Keys"),
    make("table", {}, make("tbody", {}, ...rows)),
    make(
      "p",
      { class: "caption" },
      "Tab goes from control to control and from unit to unit; arrow keys move sliders, the curves' cross-hair and the choice of a sample.",
    ),
  );
}
