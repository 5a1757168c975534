// @ts-check
// Every control by keyboard, while the focus is inside; and the sheet that lists the keys. No letter of a notebook's cells (a b d i j k m t y z) is
// one of an output's.
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
  ["f", "math", "Show or hide the mathematics, with its formulas"],
  ["n", "mathNext", "Next step of the mathematics"],
  ["p", "mathPrevious", "Previous step of the mathematics"],
  ["s", "all", "Show all synapses, or the ones that matter"],
  ["e", "diagnostics", "Print full diagnostics: everything"],
  ["Ctrl+z", "undo", "Undo what was set by hand"],
  ["Ctrl+y", "redo", "Do it again"],
  ["l", "theme", "Light or dark"],
  ["?", "help", "This list"],
  ["Escape", "close", "Close what is open; then give the keys back to the notebook"],
];

/** What a key is called, where its sign does not say it. @type {Record<string, string>} */
const NAMES = { " ": "Space", Escape: "Esc", "Ctrl+z": "Ctrl+Z", "Ctrl+y": "Ctrl+Y" };

/** @param {HTMLElement} root @param {Record<string, () => unknown>} actions One that comes back with false had nothing to do. */
export function listen(root, actions) {
  leaveEnter(root);
  root.addEventListener("keydown", (event) => {
    if (isOutputs(event)) event.stopPropagation();
    if (event.altKey || event.defaultPrevented) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const name = isCommand ? `Ctrl+${event.shiftKey && event.key.toLowerCase() === "z" ? "y" : event.key}` : event.key;
    const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
    const typing = target.matches?.("input[type=text], input[type=number], select, textarea");
    const pressing = target.matches?.("button, a, summary, select");
    const found = KEYS.find(([key]) => key === name);
    // Typing stays typing; the space bar presses what has the focus.
    if (!found || (typing && event.key !== "Escape") || (pressing && event.key === " ")) return;
    if (actions[found[1]]() === false) return leave(target);
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Whether a key is the output's as long as the focus is in it: to the notebook around it a field in a shadow root is no field, and two zeros typed
 * there may restart a kernel. @param {KeyboardEvent} event */
function isOutputs({ key, shiftKey, ctrlKey, metaKey, altKey }) {
  const isNotebooks = ctrlKey || metaKey || altKey || (key === "Enter" && shiftKey);
  return !isNotebooks && !["Tab", "Escape"].includes(key) && !/^F\d+$/.test(key);
}

/** The focus goes back to the cell that the output stands in; what is around it hears the key too. @param {HTMLElement} target */
function leave(target) {
  target.blur();
  const { host } = /** @type {ShadowRoot} */ (target.getRootNode());
  /** @type {HTMLElement|null|undefined} */ (host?.closest("[tabindex]"))?.focus({ preventScroll: true });
}

/** Shift+Enter, Ctrl+Enter and Alt+Enter run cells: the button that has the focus is not pressed by them. @param {HTMLElement} root */
function leaveEnter(root) {
  let isCells = false;
  root.addEventListener("keydown", ({ key, shiftKey, ctrlKey, metaKey, altKey }) => {
    isCells = key === "Enter" && (shiftKey || ctrlKey || metaKey || altKey);
  });
  root.addEventListener("keyup", () => (isCells = false));
  root.addEventListener(
    "click",
    (event) => {
      // A press by keyboard has no place and no count.
      if (!isCells || event.detail > 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
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
