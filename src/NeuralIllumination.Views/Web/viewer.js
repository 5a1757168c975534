// @ts-check
// The illumination: puts the rooms together, and lets time, hands and programs move what is shown.
import { Hands } from "./controls/hands.js";
import { setOption } from "./controls/options.js";
import { keepInAddress, pictureOf } from "./controls/share.js";
import { say } from "./page/dom.js";
import { mount, renew, skeleton } from "./page/skeleton.js";
import { Display } from "./panels/display.js";
import { ProofLine } from "./panels/proofline.js";
import { Timeline } from "./panels/timeline.js";
import { diagnosticsOf } from "./run/diagnostics.js";
import { looksAlike } from "./run/edits.js";
import { Restarts } from "./run/restart.js";
import { Seeker } from "./run/seeker.js";
import { step } from "./run/step.js";
import { Player } from "./stage/player.js";
/** @typedef {import("./run/run.js").Run} RunInView */

export class Viewer {
  /** @param {HTMLElement} element @param {(recipe: any) => import("./stage/setting.js").Stage} stageOf What a recipe's picture holds.
   * @param {RunInView} run @param {(recipe: any) => Promise<RunInView>} open Makes another run. @param {import("./controls/workbench.js").FileMaker} [fileOf] */
  constructor(element, stageOf, run, open, fileOf) {
    this.element = element;
    this.stageOf = stageOf;
    this.fileOf = fileOf;
    this.open = open;
    this.run = run;
    this.parts = skeleton(`Neural network ${run.recipe.network.layers.join("-")}, learning`);
    mount(element, this.parts.root, stageOf(run.recipe).style);
    this.restarts = new Restarts();
    /** Whether the status tells of a place, which playing leaves behind. */
    this.announced = false;
    this.proofLine = new ProofLine(element, this.parts.proof);
    this.player = this.#playerOf(run);
    this.timeline = new Timeline((epoch) => void this.goTo(epoch));
    this.display = this.#displayOf(run);
    this.seeker = new Seeker({ passing: () => this.display.passing(), arrived: (playing) => this.#arrived(playing) });
    Object.assign(element, { run });
    /** @type {Hands} */
    this.hands = new Hands(this, this.parts, this.timeline.element);
    /** Comes once everything is drawn. */
    this.whole = this.display.open();
    this.#playing();
  }

  /** @param {RunInView} run */
  #playerOf(run) {
    return new Player(run, {
      arrive: () => this.display.arrive(),
      counters: () => this.display.counters(),
      stopped: (diverged) => this.#stopped(diverged),
    });
  }

  /** @param {RunInView} run */
  #displayOf({ recipe }) {
    return new Display(this.element, this.parts, this.stageOf(recipe), this.player, this.timeline, {
      seek: (epoch) => void this.goTo(epoch),
      choose: (sample) => this.set("sample", sample),
      themed: () => this.hands.show(),
      shown: () => this.proofLine.compare(this.run),
      set: (option, value) => void this.hands.set(option, value),
    });
  }

  /** Says how the page's run compares with C#'s. @param {string} words @param {import("./run/proof.js").Milestone[]} milestones Where C# has been.
   * @param {RunInView} [from] The run from the recipe's start, where it was made apart from the one on display. @param {string} [shown] The
   *   fingerprint that the one on display began with. */
  prove(words, milestones, from = this.run, shown = from.fingerprint) {
    say(this.parts.status, words);
    this.proofLine.take(milestones, from, shown);
    this.proofLine.compare(this.run);
  }

  // What a program may do, by the names that the documents give.

  play() {
    this.seeker.forget();
    if (this.announced) say(this.parts.status, "");
    this.player.play();
    this.#playing();
    this.display.clock.wake();
  }

  pause() {
    this.seeker.rest();
    if (!this.player.playing) return;
    this.player.pause();
    // The picture comes to rest at once; the phase that is shown has run, and no later one.
    this.player.settle(false);
    this.#shown("Paused");
  }

  /** @param {import("./run/step.js").StepKind} kind @param {number} [direction] Below 0 for back. */
  step(kind, direction = 1) {
    const { run, player } = this;
    const isElsewhere = step(run, kind, direction);
    this.seeker.forget();
    player.pause();
    if (!isElsewhere) return this.#announce("This is the start of the run");
    player.length = Math.max(player.length, Math.ceil(run.epoch + (run.batch + run.phases > 0 ? 1 : 0)));
    player.settle(kind === "phase" && direction > 0 && !this.display.clock.still.matches);
    this.#shown("");
  }

  /** At once where it is near, else in slices between which the page stays free. @param {number} epoch @param {number} [batch] @param {number} [phases] */
  async goTo(epoch, batch = 0, phases = 0) {
    const playing = this.player.playing || this.seeker.now?.playing === true;
    this.player.pause();
    await this.seeker.go(this.run, [epoch, batch, phases], playing);
  }

  /** @param {string} option @param {any} value @returns {unknown} */
  set(option, value) {
    // What is changed is changed at the place that was asked for.
    this.seeker.finish();
    const begun = setOption(this, option, value);
    if (begun) return begun;
    this.display.refresh();
    this.hands.show();
  }

  /** Epoch 0, with the present learning rate and batch size; what was changed on the way is dropped. */
  reset = () => this.hands.workbench.anew(null, "Reset to epoch 0");

  diagnostics = () => diagnosticsOf(this.run);

  /** The stage with its words. */
  picture = () => pictureOf(this);

  /** Another run takes the place of this one. @param {any} recipe @param {string} words Says so.
   * @param {[number, number, number]} [place] Epochs, batches and phases that have run by then.
   * @param {() => void} [leave] Told once it is sure that the other one can be run. */
  async begin(recipe, words, place = [0, 0, 0], leave) {
    const { playing, length } = this.player;
    const run = await this.open(recipe);
    leave?.();
    const { epochsPerSecond, flow } = this.player;
    const isAlike = looksAlike(recipe, this.run.recipe);
    this.seeker.forget();
    this.run = run;
    this.player = Object.assign(this.#playerOf(run), { epochsPerSecond, flow, length });
    if (isAlike) this.display.take(this.player);
    else this.#build();
    Object.assign(this.element, { run });
    keepInAddress(this.element, run);
    if (place.some((count) => count > 0)) await this.seeker.go(run, place, playing);
    else if (playing) this.player.play();
    this.#shown(words);
  }

  /** The picture of another network. */
  #build() {
    const before = this.display;
    before.end();
    renew(this.parts);
    this.display = this.#displayOf(this.run);
    this.display.inherit(before);
    this.whole = this.display.open();
  }

  /** @param {boolean} playing Whether it goes on from there. */
  #arrived(playing) {
    const { run, player } = this;
    player.length = Math.max(player.length, run.epoch);
    player.settle(false);
    if (playing && run.epoch < player.length) player.play();
    this.#shown(player.playing ? null : "");
  }

  /** @param {boolean} diverged */
  #stopped(diverged) {
    this.display.arrive();
    this.#playing();
    this.#announce(
      diverged
        ? "The loss is no longer a finite number: the learning rate is too large. Reset, or go back"
        : `The run's ${this.run.epoch} epochs are done; Resume goes on`,
    );
  }

  /** Another place is shown. @param {string|null} what Says how it came to it; null says nothing. */
  #shown(what) {
    this.display.refresh();
    this.#playing();
    if (what !== null) this.#announce(what);
  }

  #playing() {
    this.element.dataset.playing = String(this.player.playing);
    this.hands.show();
  }

  /** Says where it stands, politely. @param {string} what */
  #announce(what) {
    const { where } = this.display;
    this.announced = true;
    say(this.parts.status, what ? `${what}: ${where}.` : `${where[0].toUpperCase()}${where.slice(1)}.`);
  }
}
