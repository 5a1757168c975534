// @ts-check
// The Studio can be ended and started again while a page is open. The page then says what it still is, and loses nothing that was typed in it.
import { hasDrafts } from "./kept.js";
import { part } from "./page.js";

const WORDS = {
  past: "The Studio was ended and started again. This page shows the notebook as it was before, and nothing is sent from here any more. What you typed and did not save is kept: you find it on the page as it is now.",
  locked:
    "The Studio was ended and started again. Open the address that it printed, in this browser: this page then goes on. What you typed here is kept.",
  away: "The Studio does not answer. Is illuminate still running? What you type here is kept, and sent when it answers again.",
  gone: "The Studio does not know this notebook any more: its file was moved or removed. What you typed here is kept.",
};

let isPast = false;

/** Says what is wrong with the Studio. @param {keyof typeof WORDS} what */
export function lost(what) {
  if (isPast) return;
  const box = part("lost");
  const text = /** @type {HTMLElement} */ (box.firstElementChild);
  if (text.textContent !== WORDS[what]) text.textContent = WORDS[what];
  box.hidden = false;
  /** @type {HTMLElement} */ (box.lastElementChild).hidden = what !== "past";
  part("kernel").dataset.lost = "";
}

/** The Studio answers again. */
export function found() {
  if (isPast) return;
  part("lost").hidden = true;
  delete part("kernel").dataset.lost;
}

/** Another opening of the notebook answers than the one this page shows. */
export function past() {
  if (isPast) return;
  // Where nothing was typed there is nothing to say.
  if (!hasDrafts()) return location.reload();
  lost("past");
  // Who else is where, and what could be chosen, belongs to the life that is over.
  document.body.classList.add("past");
  isPast = true;
}
