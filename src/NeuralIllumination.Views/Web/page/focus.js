// @ts-check
// Whoever reads by keyboard keeps the place when what is there is written anew.

/** Writes a part anew; the button of the same turn has the focus then. @param {HTMLElement} part @param {() => void} write */
export function keepingFocus(part, write) {
  const root = /** @type {ShadowRoot|Document} */ (part.getRootNode());
  const at = [...part.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (root.activeElement));
  write();
  if (at >= 0)
    [...part.querySelectorAll("button")].at(Math.min(at, part.querySelectorAll("button").length - 1))?.focus();
}
