// @ts-check
// Shows a run: the stage and the panels, moment by moment and frame by frame.
import { ByHand } from "./byhand.js";
import { breath, painted } from "../page/breath.js";
import { Clock } from "../page/clock.js";
import { givenInputs, inputNames, isRegression } from "../run/data.js";
import { Inspector } from "./inspector.js";
import { showHeading } from "../stage/heading.js";
import { Labels } from "../stage/labels.js";
import { MathPanel } from "./mathpanel.js";
import { Metrics } from "./metrics.js";
import { Moments } from "../run/moment.js";
import { numberOf } from "../words/terms.js";
import { PlaneFunctions } from "../plane/planefunctions.js";
import { PlanePoints } from "../plane/planepoints.js";
import { Painting } from "./painting.js";
import { Pointing } from "../stage/pointing.js";
import { PointSetting } from "./pointsetting.js";
import { Probe } from "../stage/probe.js";
import { Reading } from "../words/reading.js";
import { Scene } from "../stage/scene.js";
import { Setting } from "../stage/setting.js";

/** @typedef {import("../run/run.js").Run} RunOnDisplay */
/** @typedef {import("../run/moment.js").SampleName} SampleOnDisplay */
/** @typedef {import("../stage/player.js").Player} PlayerOnDisplay */
/** @typedef {ReturnType<typeof import("../page/skeleton.js").skeleton>} PartsOfDisplay */
/** @typedef {{seek: (epoch: number) => void, choose: (sample: SampleOnDisplay|null) => void, themed: () => void, shown: () => void,
 *   set: (option: string, value: any) => void}} ToldByDisplay What a hand wants of it; that the theme is another; that a moment is shown. */

export class Display {
  /** @param {HTMLElement} element @param {PartsOfDisplay} parts @param {import("../stage/setting.js").Stage} stage
   * @param {PlayerOnDisplay} player @param {import("./timeline.js").Timeline} timeline @param {ToldByDisplay} told */
  constructor(element, parts, stage, player, timeline, told) {
    const { run } = player;
    const { network, recipe } = run;
    this.element = element;
    this.parts = parts;
    this.told = told;
    this.player = player;
    this.run = run;
    this.moments = new Moments(run);
    const chosen = stage.chosen ?? this.moments.strongest(network.sizes, stage.shape);
    /** The sample that was chosen; null for one of each batch. @type {SampleOnDisplay|null} */
    this.chosen = null;
    /** Of what `chosen` says, at the present place. @type {import("../run/moment.js").Moment} */
    this.moment = this.moments.take(null);
    /** Frames drawn so far. */
    this.frames = 0;
    this.deadAt = -1;
    /** @type {RunOnDisplay|null} */
    this.deadOf = null;
    const { engine } = network;
    const span = engine.call("SpanOf", engine.call("SampleTargets", run.given));
    this.reading = new Reading(stage.classes, recipe.network.loss, isRegression(recipe.data), span);
    const longest = Math.max(...inputNames(recipe).map((name) => name.length));
    this.around = new Setting(element, parts, { ...stage, chosen, longest }, network, {
      themed: () => this.#themed(),
      resized: (isNew) => this.#resized(isNew),
    });
    this.scene = new Scene(parts.canvas, network.layers, this.reading, recipe.network.activation);
    this.pointing = new Pointing(parts, this.scene, () => this.#aim());
    this.labels = new Labels(parts.words, recipe, this.reading, this.pointing);
    /** How many samples the plane's points were read of. */
    this.pointed = 0;
    /** Where a plane is asked. @type {Probe|null} */
    this.probe = null;
    this.#plane();
    this.byHand = new ByHand(told.set);
    this.inspector = new Inspector(parts.card, network.layers, recipe, this.byHand, this.pointing);
    /** @type {Painting|null} */
    this.painting = null;
    /** @type {PointSetting|null} */
    this.pointSetting = null;
    /** What was painted beside the picture before. @type {import("./painting.js").Painted|null} */
    this.before = null;
    this.stage = stage;
    this.timeline = timeline;
    this.isOver = false;
    /** Tells the curves of runs that were given up. @type {((metrics: Metrics) => void)|null} */
    this.haunt = null;
    // What stands around the stage comes after the first frame: the network is seen first.
    /** @type {MathPanel|null} */
    this.math = null;
    /** @type {Metrics|null} */
    this.metrics = null;
    this.clock = new Clock(element, {
      moving: () => this.player.moving,
      tick: (seconds) => this.#tick(seconds),
      seen: (visible) => this.around.seen(visible),
    });
  }

  /** Takes the page's theme and width, and draws the stage; what stands around it comes once that is painted. A page that is not seen has no width.
   * @returns {Promise<void>} When all of it is there. */
  async open() {
    this.around.follow();
    this.around.resize();
    this.place();
    await painted();
    // A frame more: who waits for the first one has his turn before the rest is built.
    await painted();
    if (!this.isOver) this.#furnish();
  }

  /** The samples of a plane and the functions over it are those of the run. */
  #plane() {
    if (!this.around.geometry.plane) return;
    const { run, reading } = this;
    const { engine } = run.network;
    const span = engine.call("SpanOf", givenInputs(run));
    const points = new PlanePoints(run, reading, span);
    const plane = { points, functions: new PlaneFunctions(run, reading, span) };
    this.scene.foreground.plane = plane;
    this.labels.span = span;
    this.probe?.element.remove();
    this.probe = new Probe(
      this.parts.words,
      plane,
      (sample) => this.#tile(sample),
      (place) => this.pointSetting?.put(place, run.recipe) ?? false,
    );
    this.probe.place(this.around.geometry);
    this.pointed = run.storedCount;
  }

  /** What was taught since stands on the plane, too. */
  #points() {
    const { run, scene, reading } = this;
    const { plane } = scene.foreground;
    if (!plane || this.pointed === run.storedCount) return;
    this.pointed = run.storedCount;
    plane.points = new PlanePoints(run, reading, plane.points.span);
    plane.points.judge(plane.functions);
  }

  #furnish() {
    const { run, parts, stage, timeline, told } = this;
    const { network, recipe } = run;
    const f = numberOf("activation", recipe.network.activation);
    /** @param {number} z @param {number} a */
    const slope = (z, a) => network.engine.call("Slope", f, z, a);
    const subject = { layers: network.layers, recipe, reading: this.reading, slope };
    this.math = new MathPanel(parts.math, subject, this.pointing);
    if (stage.shape.width > 1 && !isRegression(recipe.data))
      this.painting = new Painting(parts.paint, stage.shape, this.reading, told.set, this.before);
    if (this.scene.foreground.plane && !isRegression(recipe.data))
      this.pointSetting = new PointSetting(parts.paint, this.reading, told.set);
    this.metrics = new Metrics(parts, stage, this.reading, timeline, {
      seek: told.seek,
      choose: (sample) => this.#tile(sample),
      isPlane: this.scene.foreground.plane !== null,
    });
    parts.table.addEventListener("toggle", () => this.metrics?.table(this.moment));
    this.haunt?.(this.metrics);
    this.around.resize();
    this.refresh();
  }

  /** Whether all of it is there. */
  get isWhole() {
    return this.metrics !== null;
  }

  /** Takes the choices of the one whose place it takes. @param {Display} before */
  inherit({ scene, around, painting }) {
    this.before = painting?.painted ?? null;
    Object.assign(this.scene.options, scene.options);
    this.around.chosen = around.chosen;
  }

  /** Another one takes its place. */
  end() {
    this.isOver = true;
    this.clock.end();
    this.around.end();
  }

  /** Shows another run from now on. @param {PlayerOnDisplay} player */
  take(player) {
    this.player = player;
    this.run = player.run;
    this.moments = new Moments(player.run);
    this.#plane();
  }

  /** Shows the present place anew. */
  refresh() {
    if (!this.scene.geometry) return;
    this.arrive();
    this.#draw();
    this.#write();
    this.clock.wake();
  }

  /** Shows the place that the run has come to. */
  arrive() {
    this.moment = this.moments.take(this.chosen);
    this.#show();
  }

  /** Batches passed by: the counters and, now and then, the weights and the curves. */
  counters() {
    const { run, element, player } = this;
    Object.assign(element.dataset, { epoch: run.epoch, batch: run.batch });
    if (this.metrics?.pass(run, player.length)) this.scene.showWeights(run.network.weights);
  }

  /** The place alone, while it is searched for. */
  place() {
    const { run, metrics, timeline, player } = this;
    if (metrics) metrics.place(run, player.length);
    else timeline.show(run.epoch, player.length, run.epoch);
  }

  /** The same after each slice of a search, and then comes back as soon as others had their turn. */
  passing() {
    this.place();
    return breath();
  }

  /** The curves alone, once there is more of them. */
  curves() {
    this.metrics?.draw(this.run, this.player.length);
  }

  /** Runs that were given up for this one. @template {{words: string, history: any[]}} T @param {T[]} ghosts @param {(ghost: T) => void} call */
  ghosts(ghosts, call) {
    this.haunt = ({ curves }) => curves.ghosts(ghosts, (index) => call(ghosts[index]));
    if (this.metrics) this.haunt(this.metrics);
    this.curves();
  }

  /** Where the moment stands and what the network says of it, in words. */
  get where() {
    const { now, verdict } = this.parts;
    return `${now.textContent}; ${verdict.textContent?.replace(/^[✓✗] /, "")}`;
  }

  /** @param {number} seconds */
  #tick(seconds) {
    const { player, clock } = this;
    const { phase } = player;
    player.pass(seconds);
    this.#write();
    if (!clock.still.matches || player.phase !== phase) this.#draw();
  }

  #draw() {
    this.frames++;
    this.scene.draw(this.player.beat(this.clock.still.matches || !this.player.moving));
  }

  #write() {
    this.math?.show(this.moment, this.player.progress, this.pointing.target);
  }

  #show() {
    const { moment, run, parts, element, reading } = this;
    this.#points();
    const points = this.scene.foreground.plane?.points ?? null;
    this.scene.target = this.pointing.target;
    this.scene.show(moment);
    this.#dead();
    this.labels.show(moment);
    this.probe?.refresh();
    this.#inspect();
    this.metrics?.show({ moment, moments: this.moments, run, length: this.player.length, chosen: this.chosen, points });
    this.painting?.show(run);
    this.told.shown();
    showHeading(parts, moment, reading);
    Object.assign(element.dataset, {
      epoch: run.epoch,
      batch: run.batch,
      phase: moment.phase,
      fingerprint: run.fingerprint,
    });
  }

  /** Which units are dead changes slowly, and is much work: once an epoch. */
  #dead() {
    if (!this.isWhole || (this.deadAt === this.run.epoch && this.deadOf === this.run)) return;
    [this.deadAt, this.deadOf] = [this.run.epoch, this.run];
    this.labels.dead = this.moments.dead();
  }

  /** Lights what is pointed at, without waiting for the clock. */
  #aim() {
    const { moment, scene, pointing } = this;
    scene.target = pointing.target;
    scene.show(moment);
    this.#inspect();
    this.#write();
    if (!this.clock.request) this.#draw();
  }

  #inspect() {
    const { moment, inspector, pointing, around } = this;
    const { card, pinned } = pointing;
    const functions = this.scene.foreground.plane?.functions ?? null;
    inspector.show(
      card,
      moment,
      { columns: around.geometry.layers[0].columns, functions },
      around.palette,
      pinned !== null,
    );
    this.byHand.show(pinned, this.run);
    pointing.placeCard();
  }

  /** A tile pressed twice lets its sample go. @param {{set: string, index: number}} sample */
  #tile({ set, index }) {
    const again = this.chosen?.set === set && this.chosen.index === index;
    this.told.choose(again ? null : { set: set === "test" ? "test" : "training", index });
  }

  #themed() {
    const { palette, sky } = this.around;
    this.scene.colour(palette, sky === "dark");
    this.told.themed();
    this.refresh();
  }

  /** @param {boolean} isNew Another layout than before. */
  #resized(isNew) {
    const { geometry } = this.around;
    if (isNew) {
      this.labels.place(geometry);
      this.probe?.place(geometry);
    }
    this.labels.fit(this.parts.stage.clientWidth);
    this.scene.resize(geometry, this.parts.stage.clientWidth);
    this.refresh();
  }
}
