// @ts-check
// The illumination: puts the parts together, and lets time, hands and programs move them.
import { painted } from "./breath.js";
import { Clock } from "./clock.js";
import { diagnosticsOf } from "./diagnostics.js";
import { say } from "./dom.js";
import { Hands } from "./hands.js";
import { showHeading } from "./heading.js";
import { Inspector } from "./inspector.js";
import { Labels } from "./labels.js";
import { MathPanel } from "./mathpanel.js";
import { Metrics } from "./metrics.js";
import { Moments } from "./moment.js";
import { count } from "./numbers.js";
import { checkSample, setLook } from "./options.js";
import { LENGTH, Player } from "./player.js";
import { Pointing } from "./pointing.js";
import { Proof } from "./proof.js";
import { Reading } from "./reading.js";
import { Scene } from "./scene.js";
import { Seeker } from "./seeker.js";
import { linkOf } from "./share.js";
import { skeleton } from "./skeleton.js";
import { Surroundings } from "./surroundings.js";
import { numberOf } from "./terms.js";

/** @typedef {import("./run.js").Run} RunInView */
/** @typedef {import("./moment.js").SampleName} SampleInView */
/** @typedef {import("./scene.js").Target} TargetInView */
/** @typedef {"phase"|"batch"|"epoch"} StepKind */
/** @typedef {{layouts: {wide: any, narrow: any}, palettes: Record<"dark"|"light", import("./theme.js").Palette>, style: string, classes: string[], shape: {width: number, height: number}}} Stage */

export class Viewer {
  /** @param {HTMLElement} element @param {Stage} stage @param {RunInView} run @param {(recipe: any) => Promise<RunInView>} open Makes another run. */
  constructor(element, stage, run, open) {
    const { recipe } = run;
    const { layers, activation, loss } = recipe.network;
    this.element = element;
    this.stage = stage;
    this.open = open;
    this.run = run;
    this.parts = skeleton(`Neural network ${layers.join("-")}, learning`);
    const { parts } = this;
    const shadow = element.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(stage.style);
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(parts.root);
    /** The sample that was chosen; null for one of each batch. @type {SampleInView|null} */
    this.chosen = null;
    /** Restarts asked for. */
    this.restarts = Promise.resolve();
    /** Frames drawn so far. */
    this.frames = 0;
    /** Whether the status tells of a place, which playing leaves behind. */
    this.announced = false;
    /** @type {Proof|null} */
    this.proof = null;
    this.deadAt = -1;
    /** @type {RunInView|null} */
    this.deadOf = null;
    this.reading = new Reading(stage.classes, loss);
    this.around = new Surroundings(element, parts, stage, {
      themed: () => this.#themed(),
      resized: (isNew) => this.#resized(isNew),
    });
    this.scene = new Scene(parts.canvas, run.network.layers, this.reading, activation);
    this.pointing = new Pointing(parts, this.scene, () => this.#aim());
    this.labels = new Labels(parts.words, recipe, this.reading, this.pointing);
    this.inspector = new Inspector(parts.card, run.network.layers, recipe, this.pointing);
    const { engine } = run.network;
    const f = numberOf("activation", activation);
    /** @param {number} z @param {number} a */
    const slope = (z, a) => engine.call("Slope", f, z, a);
    const subject = { layers: run.network.layers, recipe, reading: this.reading, slope };
    this.math = new MathPanel(parts.math, subject, this.pointing);
    this.metrics = new Metrics(parts, stage, this.reading, {
      seek: (epoch) => void this.goTo(epoch),
      choose: (sample) => this.#tile(sample),
    });
    this.seeker = new Seeker({
      passing: () => this.metrics.place(this.run, this.player.length),
      arrived: (playing) => this.#arrived(playing),
    });
    this.moments = new Moments(run);
    this.player = this.#playerOf(run);
    /** Of what `chosen` says, at the present place. @type {import("./moment.js").Moment} */
    this.moment = this.moments.take(null);
    /** Whether the metrics are drawn too: the network is seen first. */
    this.isWhole = false;
    Object.assign(element, { run });
    this.clock = new Clock(element, {
      moving: () => this.player.moving,
      tick: (seconds) => this.#tick(seconds),
      seen: (visible) => this.around.seen(visible),
    });
    this.hands = new Hands(this, parts, this.metrics.timeline.element);
    parts.table.addEventListener("toggle", () => this.metrics.table(this.moment));
    this.around.follow();
    this.around.resize();
    this.#playing();
    /** Comes once everything is drawn. The first frame comes with the page's own layout, which tells the width; a page that is not seen has none. */
    this.whole = painted().then(() => {
      this.around.resize();
      this.isWhole = true;
      this.#showMetrics();
    });
  }

  /** The run that is shown from now on. @param {RunInView} run */
  #take(run) {
    const { epochsPerSecond, flow } = this.player;
    this.seeker.forget();
    this.run = run;
    this.moments = new Moments(run);
    this.player = Object.assign(this.#playerOf(run), { epochsPerSecond, flow });
    Object.assign(this.element, { run });
  }

  /** @param {RunInView} run */
  #playerOf(run) {
    const player = new Player(run, {
      arrive: () => this.#arrive(),
      counters: () => this.#counters(),
      stopped: (diverged) => this.#stopped(diverged),
    });
    player.settle(false);
    return player;
  }

  /** Says how the page's run compares with C#'s. @param {string} words @param {import("./proof.js").Milestone[]} milestones Where C# has been.
   * @param {RunInView} [from] The run from the recipe's start, where it was made apart from the one on display. @param {string} [shown] The
   *   fingerprint that the one on display began with. */
  prove(words, milestones, from = this.run, shown = from.fingerprint) {
    say(this.parts.status, words);
    this.proof = new Proof(from, milestones);
    this.proof.at(from);
    this.proof.shown(shown);
    this.#compare();
  }

  /** Takes over what the same recipe, run from its start, has come by so far; a run that was begun since has its own. @param {RunInView} from */
  remember(from) {
    const { run, player } = this;
    if (run.recipe !== from.recipe) return;
    run.adopt(from);
    if (this.isWhole) this.metrics.draw(run, player.length);
  }

  /** Wherever C# has been, its fingerprint is compared; a run that was changed by hand is the reader's own. */
  #compare() {
    if (!this.proof) return;
    const { words, verified } = this.proof.at(this.run);
    const { parts, element } = this;
    say(parts.proof, words);
    parts.proof.classList.toggle("wrong", verified === false);
    if (verified === null) delete element.dataset.verified;
    else element.dataset.verified = String(verified);
  }

  /** A page's address holds the recipe that was made by hand, so that it can be kept and opened again. */
  #address() {
    if (!this.element.closest("[data-autoplay]")) return;
    try {
      history.replaceState(null, "", linkOf({ ...this.run.recipe, changes: this.run.changes, epochs: 0, batches: 0 }));
    } catch {
      // A frame may have no address of its own to change; the copied link holds the recipe all the same.
    }
  }

  // What a program may do, by the names that the documents give.

  play() {
    this.seeker.forget();
    if (this.announced) say(this.parts.status, "");
    this.player.play();
    this.#playing();
    this.clock.wake();
  }

  pause() {
    this.seeker.rest();
    if (!this.player.playing) return;
    this.player.pause();
    // The picture comes to rest at once; the phase that is shown has run, and no later one.
    this.player.settle(false);
    this.refresh();
    this.#playing();
    this.#announce("Paused");
  }

  /** @param {StepKind} kind @param {number} [direction] Below 0 for back. */
  step(kind, direction = 1) {
    if (!["phase", "batch", "epoch"].includes(kind))
      throw new Error(`expected a step by phase, batch or epoch; got "${kind}"`);
    const { run, player } = this;
    this.seeker.forget();
    player.pause();
    if (direction < 0) {
      const place = run.placeBefore(kind);
      if (!place) return this.#announce("This is the start of the run");
      run.goTo(...place);
    } else if (kind === "phase") run.advance();
    else if (kind === "batch")
      do run.advance();
      while (run.phases !== 0);
    else run.goTo(run.epoch + 1);
    player.length = Math.max(player.length, Math.ceil(run.epoch + (run.batch + run.phases > 0 ? 1 : 0)));
    player.settle(kind === "phase" && direction > 0 && !this.clock.still.matches);
    this.refresh();
    this.#playing();
    this.#announce("");
  }

  /** At once where it is near, else in slices between which the page stays free. @param {number} epoch @param {number} [batch] @param {number} [phases] */
  async goTo(epoch, batch = 0, phases = 0) {
    const playing = this.player.playing || this.seeking?.playing === true;
    this.player.pause();
    await this.seeker.go(this.run, [epoch, batch, phases], playing);
  }

  /** A search that is under way. */
  get seeking() {
    return this.seeker.now;
  }

  /** @param {boolean} playing Whether it goes on from there. */
  #arrived(playing) {
    const { run, player } = this;
    player.length = Math.max(player.length, run.epoch);
    player.settle(false);
    if (playing && run.epoch < player.length) player.play();
    this.refresh();
    this.#playing();
    if (!player.playing) this.#announce("");
  }

  /** @param {string} option @param {any} value */
  set(option, value) {
    const { run } = this;
    // What is changed is changed at the place that was asked for.
    this.seeker.finish();
    if (option === "learningRate" || option === "batchSize") {
      const later = run.changes.length - run.change;
      run.set(option === "learningRate" ? { learningRate: value } : { batchSize: value });
      this.#address();
      if (later > 0)
        say(this.parts.status, `From here on another run begins: ${count(later, "later change")} dropped.`);
    } else if (option === "seed") return this.#restart(value);
    else if (option === "sample") return this.#choose(value);
    else setLook(this, option, value);
    this.refresh();
    this.hands.show();
  }

  /** Epoch 0, with the present learning rate and batch size; what was changed on the way is dropped. */
  reset() {
    return this.#restart(null);
  }

  diagnostics() {
    return diagnosticsOf(this.run);
  }

  /** One after the other, so that the last one asked for is the one that is shown. @param {number|null} seed Of start and shuffling; null keeps both. */
  #restart(seed) {
    const begun = this.restarts.then(() => this.#begin(seed));
    // What went wrong with one is told to whoever asked for it, and is no reason not to begin the next.
    this.restarts = begun.catch(() => {});
    return begun;
  }

  /** @param {number|null} seed */
  async #begin(seed) {
    const { recipe, training } = this.run;
    const { learningRate, batchSize } = training;
    const network = seed === null ? recipe.network : { ...recipe.network, seed, parameters: undefined };
    const shuffleSeed = seed ?? recipe.training.shuffleSeed;
    const { playing } = this.player;
    const run = await this.open({
      ...recipe,
      network,
      training: { ...recipe.training, learningRate, batchSize, shuffleSeed },
      changes: [],
      epochs: 0,
      batches: 0,
    });
    this.#take(run);
    this.#address();
    if (playing) this.player.play();
    this.refresh();
    this.#playing();
    this.#announce(seed === null ? "Reset to epoch 0" : `Seed ${seed}, epoch 0`);
  }

  /** @param {SampleInView|null} sample */
  #choose(sample) {
    if (sample) checkSample(sample, this.run.recipe.data);
    this.chosen = sample;
    this.refresh();
    this.hands.show();
  }

  // What the clock does.

  /** @param {number} seconds */
  #tick(seconds) {
    const { player, clock } = this;
    const { phase } = player;
    player.pass(seconds);
    this.math.show(this.moment, player.progress, this.pointing.target);
    if (!clock.still.matches || player.phase !== phase) this.#draw();
  }

  #draw() {
    this.frames++;
    this.scene.draw(this.player.beat(this.clock.still.matches || !this.player.moving));
  }

  #arrive() {
    this.moment = this.moments.take(this.chosen);
    this.#show();
  }

  /** Batches passed by: the counters and, now and then, the weights and the curves. */
  #counters() {
    const { run, element, player } = this;
    Object.assign(element.dataset, { epoch: run.epoch, batch: run.batch });
    if (this.metrics.pass(run, player.length)) this.scene.showWeights(run.network.parameters);
  }

  /** @param {boolean} diverged */
  #stopped(diverged) {
    this.#arrive();
    this.#playing();
    this.#announce(
      diverged
        ? "The loss is no longer a finite number: the learning rate is too large. Reset, or go back"
        : `The run's ${this.run.epoch} epochs are done; Resume goes on`,
    );
  }

  /** Shows the present place anew. */
  refresh() {
    if (!this.scene.geometry) return;
    this.#arrive();
    this.#draw();
    this.math.show(this.moment, this.player.progress, this.pointing.target);
    this.clock.wake();
  }

  #show() {
    const { moment, run, parts, element, reading } = this;
    this.scene.target = this.pointing.target;
    this.scene.show(moment);
    this.#dead();
    this.labels.show(moment);
    this.#inspect();
    if (this.isWhole) this.#showMetrics();
    this.#compare();
    showHeading(parts, moment, reading);
    Object.assign(element.dataset, {
      epoch: run.epoch,
      batch: run.batch,
      phase: moment.phase,
      fingerprint: run.fingerprint,
    });
  }

  #showMetrics() {
    const { moment, moments, run, player, chosen } = this;
    this.metrics.show({ moment, moments, run, length: player.length, chosen });
  }

  /** Which units are dead changes slowly, and is much work: once an epoch. */
  #dead() {
    if (this.deadAt === this.run.epoch && this.deadOf === this.run) return;
    [this.deadAt, this.deadOf] = [this.run.epoch, this.run];
    this.labels.dead = this.moments.dead();
  }

  /** Lights what is pointed at, without waiting for the clock. */
  #aim() {
    const { moment, scene, player, pointing } = this;
    scene.target = pointing.target;
    scene.show(moment);
    this.#inspect();
    this.math.show(moment, player.progress, pointing.target);
    if (!this.clock.request) this.#draw();
  }

  #inspect() {
    const { moment, inspector, pointing, around } = this;
    const { card, pinned } = pointing;
    inspector.show(card, moment, around.geometry.layers[0].columns, around.palette, pinned !== null);
    pointing.placeCard();
  }

  /** A tile pressed twice lets its sample go. @param {{set: string, index: number}} sample */
  #tile({ set, index }) {
    const again = this.chosen?.set === set && this.chosen.index === index;
    this.#choose(again ? null : { set: set === "test" ? "test" : "training", index });
  }

  #playing() {
    this.element.dataset.playing = String(this.player.playing);
    this.hands.show();
  }

  #themed() {
    const { palette, theme } = this.around;
    this.scene.colour(palette, theme === "dark");
    this.hands.show();
    this.refresh();
  }

  /** @param {boolean} isNew Another layout than before. */
  #resized(isNew) {
    const { geometry } = this.around;
    if (isNew) this.labels.place(geometry);
    this.scene.resize(geometry, this.parts.stage.clientWidth);
    this.refresh();
  }

  /** Says where it stands, politely. @param {string} what */
  #announce(what) {
    const { moment, reading } = this;
    const where = `${this.parts.place.textContent}, ${moment.phase}; ${reading.verdict(moment).sentence}`;
    this.announced = true;
    say(this.parts.status, what ? `${what}: ${where}.` : `${where[0].toUpperCase()}${where.slice(1)}.`);
  }
}

export const RUN_LENGTH = LENGTH;
