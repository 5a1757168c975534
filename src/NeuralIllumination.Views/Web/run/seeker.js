// @ts-check
// Goes to a place of the run: at once where it is near, else in slices between which the page stays free.
import { SLICE } from "./run.js";

/** @typedef {import("./run.js").Run} RunToSeek */
/** @typedef {{run: RunToSeek, place: [number, number, number], playing: boolean}} Search `playing`: whether it goes on playing from there. */

export class Seeker {
  /** The search that is under way. @type {Search|null} */
  now = null;

  /** `passing` is told after each slice, and comes back as soon as others had their turn.
   * @param {{passing: () => Promise<void>, arrived: (playing: boolean) => void}} told */
  constructor(told) {
    this.told = told;
  }

  /** @param {RunToSeek} run @param {[number, number, number]} place @param {boolean} playing */
  async go(run, place, playing) {
    const search = { run, place, playing };
    this.now = search;
    while (!run.goToFor(...place, SLICE)) {
      await this.told.passing();
      // Another hand was quicker.
      if (this.now !== search) return;
    }
    this.#arrive(search);
    const [epoch, batch, phases] = place;
    if (run.epoch !== epoch || run.batch !== batch || run.phases !== phases)
      throw new Error(
        `the run has no batch ${batch} in epoch ${epoch}; it came to epoch ${run.epoch}, batch ${run.batch}`,
      );
  }

  /** What is under way ends at once, where it was to go. */
  finish() {
    if (!this.now) return;
    this.now.run.goTo(...this.now.place);
    this.#arrive(this.now);
  }

  /** What is under way is given up. */
  forget() {
    this.now = null;
  }

  /** It will not go on playing. */
  rest() {
    if (this.now) this.now.playing = false;
  }

  /** @param {Search} search */
  #arrive({ playing }) {
    this.now = null;
    this.told.arrived(playing);
  }
}
