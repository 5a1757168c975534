// @ts-check
// Plays a run in time: follows one batch through its phases, runs those in between, and rests at the run's end.
import { cycleSeconds, endOf, phaseAt } from "./rhythm.js";
import { PHASES } from "../words/terms.js";

/** @typedef {import("../run/run.js").Run} RunToPlay */
/** @typedef {import("./rhythm.js").Beat} BeatToShow */

/** A run is this long unless its recipe is longer; resuming goes on by as much. */
export const LENGTH = 200;
/** Seconds that a phase takes when it is stepped to by hand. */
const STEP_SECONDS = 0.9;
/** The longest that batches may keep a frame waiting, in milliseconds. */
const CATCH_UP = 8;
/** A frame that comes later than this, in seconds, counts as this long: a page that was away does not rush. */
const LONGEST_FRAME = 0.1;

export class Player {
  /** @param {RunToPlay} run @param {{arrive: (kind: string) => void, counters: () => void, stopped: (diverged: boolean) => void}} told
   *   Of a new phase, of counters that moved, of the run's end. */
  constructor(run, told) {
    this.run = run;
    this.told = told;
    this.length = Math.max(LENGTH, run.epoch);
    this.epochsPerSecond = 2;
    this.flow = 1;
    this.playing = false;
    this.time = 0;
    /** How far the cycle has come, 0 to 1; what is shown stands at its end. */
    this.share = 0;
    /** The phase that is shown, and how far. */
    this.phase = "ready";
    this.progress = 1;
    this.settle(false);
    /** Epochs owed to the clock, in batches to be run before the next one is followed. */
    this.goal = 0;
  }

  play() {
    if (this.run.epoch >= this.length) this.length = this.run.epoch + LENGTH;
    this.playing = true;
    // A batch in hand is followed from where it stands.
    const { phases } = this.run;
    this.share = phases === 0 ? 0 : endOf(PHASES[phases - 1]);
    this.#aim();
  }

  pause() {
    this.playing = false;
  }

  /** What is shown now stands; or, after a step by hand, moves until its phase is over. @param {boolean} moving */
  settle(moving) {
    const { phases, training } = this.run;
    this.phase =
      phases > 0 ? PHASES[phases - 1] : training.inHand.count > 0 && !this.run.isTouched ? "update" : "ready";
    this.progress = moving ? 0 : 1;
  }

  /** Whether something still moves. */
  get moving() {
    return this.playing || this.progress < 1;
  }

  /** @param {boolean} still @returns {BeatToShow} */
  beat(still) {
    return { phase: this.phase, progress: this.progress, time: this.time, still };
  }

  /** Lets time pass. @param {number} seconds */
  pass(seconds) {
    const passed = Math.min(seconds, LONGEST_FRAME);
    this.time += passed;
    if (this.playing) this.#play(passed);
    else this.progress = Math.min(1, this.progress + (passed * Math.max(1, this.flow)) / STEP_SECONDS);
  }

  /** @param {number} passed */
  #play(passed) {
    const { run } = this;
    this.share += passed / cycleSeconds(this.flow);
    const due = phaseAt(Math.min(this.share, 0.9999));
    // Each phase is run when its turn comes, never before: what is shown is what the network is.
    const order = /** @type {string[]} */ (PHASES);
    let shown = order.indexOf(this.phase);
    if (run.phases === 0 && this.phase !== "update") shown = -1;
    if (this.phase === "update" && due.phase !== "update") shown = -1;
    while (shown < order.indexOf(due.phase)) {
      run.advance();
      shown++;
      this.phase = order[shown];
      this.told.arrive(this.phase);
    }
    this.progress = due.progress;
    if (due.phase !== "update") return;
    const there = this.#catchUp(due.progress);
    if (!Number.isFinite(run.training.batchLoss)) return this.#end(true);
    if (run.epoch >= this.length && run.batch + run.phases === 0) return this.#end(false);
    if (this.share < 1 || !there) return;
    this.share = 0;
    this.phase = "ready";
    this.#aim();
  }

  /** The batches in between, spread over the last phase. @param {number} progress @returns {boolean} Whether all of them have run. */
  #catchUp(progress) {
    const { run } = this;
    const end = performance.now() + CATCH_UP;
    const from = this.begun;
    const goal = Math.min(this.goal, this.length);
    const now = from + (goal - from) * Math.min(1, progress / 0.9);
    let moved = false;
    while (position(run) < now - 1e-9 && performance.now() < end) {
      do run.advance();
      while (run.phases !== 0);
      moved = true;
    }
    if (moved) this.told.counters();
    return position(run) >= goal - 1e-9 || this.share > 3;
  }

  /** Sets where this cycle is to end. */
  #aim() {
    this.begun = position(this.run);
    this.goal = this.begun + this.epochsPerSecond * cycleSeconds(this.flow);
  }

  /** @param {boolean} diverged */
  #end(diverged) {
    this.playing = false;
    this.phase = "update";
    this.progress = 1;
    this.told.stopped(diverged);
  }
}

/** Epochs, with the batches in hand as a fraction. @param {RunToPlay} run */
function position(run) {
  return run.epoch + run.batch / run.batches;
}
