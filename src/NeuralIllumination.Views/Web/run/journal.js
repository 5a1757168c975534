// @ts-check
// What was done by hand, to be undone and done again.

/** @typedef {{recipe: any, place: [number, number, number], touched: string}} Entry A run as it stood: its recipe with all its changes, where it was,
 *   and what was touched next. */

/** The most that is remembered. */
const MOST_ENTRIES = 200;

export class Journal {
  /** @type {Entry[]} */
  past = [];
  /** @type {Entry[]} */
  future = [];

  /** Whether a hand holds on to a slider, and whether what was before it is kept. */
  #isHeld = false;
  #isKept = false;

  /** From taking hold of a slider to letting go of it is one doing, wherever the run has come to meanwhile. @param {boolean} isHeld */
  hold(isHeld) {
    this.#isHeld = isHeld;
    this.#isKept = false;
  }

  /** Keeps how it stood before something is done. A slider that is drawn on by keyboard, at one place, is one doing too. @param {Entry} before */
  keep(before) {
    if (this.#isHeld && this.#isKept) return;
    this.#isKept = this.#isHeld;
    const last = this.past.at(-1);
    const goesOn =
      last !== undefined &&
      this.future.length === 0 &&
      last.touched === before.touched &&
      last.place.join() === before.place.join() &&
      last.recipe.network === before.recipe.network;
    if (!goesOn || !DRAWN.some((name) => before.touched.startsWith(name))) this.past.push(before);
    if (this.past.length > MOST_ENTRIES) this.past.shift();
    this.future = [];
  }

  /** @param {Entry} now @returns {Entry|undefined} What to go back to. */
  undo(now) {
    return turn(this.past, this.future, now);
  }

  /** @param {Entry} now @returns {Entry|undefined} What was undone. */
  redo(now) {
    return turn(this.future, this.past, now);
  }
}

/** What comes in many small moves. */
const DRAWN = ["learningRate", "batchSize", "parameter"];

/** @param {Entry[]} from @param {Entry[]} to @param {Entry} now */
function turn(from, to, now) {
  const entry = from.pop();
  if (entry) to.push({ ...now, touched: entry.touched });
  return entry;
}
