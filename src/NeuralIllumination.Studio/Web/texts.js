// @ts-check
// Brings what is typed to the Studio, and what others typed to this page. Each text knows what it was typed over, so that the Studio can bring
// two changes together; where they touch, the cell offers both. Nothing that was typed is given up unless somebody says so.
import { cellOf, isProse, keyOf, textOf, whenThere } from "./cells.js";
import { offer, withdraw } from "./both.js";
import { colours, follow } from "./editor.js";
import { keep, note, numberOf } from "./kept.js";
import { page, say } from "./page.js";
import { ask } from "./server.js";

const PAUSE = 150;

/** @typedef {{key: string, page: string, chosen: boolean, source: string, version: number, code: string, prose: string | null}} Edited */

/**
 * @typedef {object} Text
 * @property {string} base What the Studio has, as far as this page's text goes.
 * @property {string} latest What the Studio said last.
 * @property {number} version The number of the change that brought that.
 * @property {number} timer Sends what was typed.
 * @property {boolean} isQueued Whether it waits to be sent.
 * @property {boolean} isFlying Whether it is on its way.
 * @property {boolean} isMine Whether anything was typed here.
 * @property {boolean} isChosen Whether this page's text was chosen over another's.
 * @property {string | null} theirs Another's text that touches this page's.
 * @property {Edited | null} drawn The latest text in colours.
 */

/** @type {Map<string, Text>} */
const texts = new Map();

/** @param {HTMLElement} cell @returns {Text} */
function textIn(cell) {
  const key = keyOf(cell);
  let text = texts.get(key);
  if (!text) {
    const base = textOf(cell).defaultValue;
    const version = Number(cell.dataset.version);
    text = {
      base,
      latest: base,
      version,
      timer: 0,
      isQueued: false,
      isFlying: false,
      isMine: false,
      isChosen: false,
      theirs: null,
      drawn: null,
    };
    texts.set(key, text);
  }
  return text;
}

/** Whether the Studio does not have a cell's text as it stands here. @param {HTMLElement} cell */
export const isPending = (cell) => textIn(cell).theirs !== null || textOf(cell).value !== textIn(cell).base;

/** Whether a cell offers two texts. @param {HTMLElement} cell */
export const isOpen = (cell) => textIn(cell).theirs !== null;

/** Cells whose text the Studio does not have. @returns {HTMLElement[]} */
const pending = () =>
  [...texts.keys()].flatMap((key) => {
    const cell = cellOf(key);
    return cell && isPending(cell) ? [cell] : [];
  });

/** Somebody typed in a cell. @param {HTMLElement} cell */
export function typed(cell) {
  const text = textIn(cell);
  text.isMine = true;
  clearTimeout(text.timer);
  text.timer = window.setTimeout(() => send(cell), PAUSE);
  remember(cell);
}

/** Sends what the Studio does not have; questions asked after this find it there. @returns {() => HTMLElement[]} Says, when those are answered, in which cells it did not come to that. */
export function flush() {
  const sent = pending().map((cell) => ({ cell, value: textOf(cell).value }));
  for (const { cell } of sent) send(cell);
  return () =>
    sent
      .filter(({ cell, value }) => cell.isConnected && isPending(cell) && textOf(cell).value === value)
      .map(({ cell }) => cell);
}

/** Puts a text into a cell as a change of another text: the Studio brings it together with what is there. @param {HTMLElement} cell @param {string} base @param {string} value */
export function takeUp(cell, base, value) {
  const text = textIn(cell);
  text.base = base;
  text.isMine = true;
  write(cell, value);
  remember(cell);
  send(cell);
}

/** What the Studio says a cell's text is. @param {Edited} edited */
export function heard(edited) {
  const cell = cellOf(edited.key);
  if (!cell) return;
  const text = textIn(cell);
  const isOwn = edited.page === page;
  if (edited.version > text.version) {
    text.latest = edited.source;
    text.version = edited.version;
  }
  // The answer to this page's own change may have come first, and brings no colours.
  if (edited.version >= text.version) text.drawn = edited;
  const isRest = !text.isFlying && textOf(cell).value === text.base;
  if (text.theirs !== null) open(cell, text);
  // Somebody chose another text over the one that is being written here: nobody takes that away unseen.
  else if (isRest && edited.chosen && !isOwn && text.isMine && cell.contains(document.activeElement)) open(cell, text);
  else if (isRest) adopt(cell, text);
  draw(cell, text);
}

/** Cells that this page itself asked to go. @type {Set<string>} */
const leaving = new Set();

/** This page asks for a cell to go: its text is given up on purpose. @param {string} key @returns {() => void} Says that it does not go. */
export function letGo(key) {
  leaving.add(key);
  return () => leaving.delete(key);
}

/** A cell is about to take another form, or to go. @param {string} key @returns {(cell: HTMLElement | null) => void} Puts what was typed into the new form, or keeps it. */
export function hold(key) {
  const old = cellOf(key);
  if (!old) return () => {};
  const { base } = textIn(old);
  const number = numberOf(old);
  const value = isPending(old) ? textOf(old).value : null;
  // The Studio may have had it a moment before: whoever deleted the cell need not have seen it.
  const typedHere = value ?? (textIn(old).isMine && textOf(old).value !== "" ? textOf(old).value : null);
  clearTimeout(textIn(old).timer);
  return (cell) => {
    texts.delete(key);
    const isOwn = leaving.delete(key);
    if (cell && value !== null) takeUp(cell, base, value);
    else if (!cell && typedHere !== null && !(isOwn && value === null))
      keep({
        number,
        kernel: isProse(old) ? "markdown" : "csharp",
        base,
        text: typedHere,
        why: "The cell was deleted by somebody else.",
      });
  };
}

/** @param {HTMLElement} cell */
function remember(cell) {
  const { base } = textIn(cell);
  note(cell, base, isPending(cell));
}

/** @param {HTMLElement} cell */
function send(cell) {
  const text = textIn(cell);
  clearTimeout(text.timer);
  // What waits already takes the newest text along.
  if (text.isQueued) return;
  text.isQueued = true;
  let sent = "";
  const question = () => {
    text.isQueued = false;
    sent = textOf(cell).value;
    if (text.theirs !== null || sent === text.base || !cell.isConnected) return null;
    text.isFlying = true;
    return { key: keyOf(cell), base: text.base, source: sent, chosen: text.isChosen };
  };
  ask("edit", question).then(({ ok, status, data }) => {
    text.isFlying = false;
    text.isChosen = false;
    if (!data || !cell.isConnected) return;
    if (ok || data.why === "touches") {
      if (data.version > text.version) {
        text.latest = data.source;
        text.version = data.version;
      }
      if (!ok) open(cell, text);
      else if (textOf(cell).value === sent) adopt(cell, text);
      else text.base = sent;
      draw(cell, text);
    } else if (status === 400 || status === 413)
      say(`The text of cell ${numberOf(cell)} was not taken: ${data.message}`);
    remember(cell);
  });
}

/** Shows the Studio's text. @param {HTMLElement} cell @param {Text} text */
function adopt(cell, text) {
  text.base = text.latest;
  write(cell, text.latest);
}

/** Offers both texts. @param {HTMLElement} cell @param {Text} text */
function open(cell, text) {
  if (text.latest === textOf(cell).value) return close(cell, text);
  text.theirs = text.latest;
  offer(cell, text.theirs, {
    mine: () => {
      text.base = text.theirs ?? text.base;
      text.theirs = null;
      text.isChosen = true;
      withdraw(cell);
      send(cell);
    },
    theirs: () => close(cell, text),
    // Theirs stays here, and mine goes into a cell of its own.
    both: async () => {
      const value = textOf(cell).value;
      const { ok, data } = await ask("insert", {
        key: keyOf(cell),
        before: false,
        kernel: isProse(cell) ? "markdown" : "csharp",
      });
      if (!ok) return;
      close(cell, text);
      takeUp(await whenThere(data.key), "", value);
    },
  });
}

/** @param {HTMLElement} cell @param {Text} text */
function close(cell, text) {
  text.theirs = null;
  withdraw(cell);
  adopt(cell, text);
  draw(cell, text);
  remember(cell);
}

/** @param {HTMLElement} cell @param {Text} text */
function draw(cell, text) {
  if (text.drawn?.source !== textOf(cell).value) return;
  colours(cell).innerHTML = text.drawn.code;
  const shown = cell.querySelector(".prose");
  if (shown && text.drawn.prose !== null) shown.innerHTML = text.drawn.prose;
}

/** Writes only what differs, so that the caret and what is selected stay where they are. @param {HTMLElement} cell @param {string} value */
function write(cell, value) {
  const area = textOf(cell);
  const before = area.value;
  if (before === value) return;
  let same = 0;
  while (same < before.length && before[same] === value[same]) same++;
  let tail = 0;
  while (
    tail < Math.min(before.length, value.length) - same &&
    before[before.length - 1 - tail] === value[value.length - 1 - tail]
  )
    tail++;
  area.setRangeText(value.slice(same, value.length - tail), same, before.length - tail, "preserve");
  follow(cell);
}
