// @ts-check
// The illumination: puts the parts together, and lets time, hands and programs move them.
import { Curves } from "./curves.js";
import { SeedControl, Slider, SLIDERS, pressable, stepIcon } from "./controls.js";
import { diagnosticsOf } from "./diagnostics.js";
import { fill, make, say } from "./dom.js";
import { Geometry } from "./geometry.js";
import { Inspector } from "./inspector.js";
import { helpSheet, listen } from "./keys.js";
import { Labels } from "./labels.js";
import { MathPanel } from "./mathpanel.js";
import { Moments } from "./moment.js";
import { Norms } from "./norms.js";
import { brief, count } from "./numbers.js";
import { Outputs } from "./outputs.js";
import { LENGTH, Player } from "./player.js";
import { Predictions } from "./predictions.js";
import { Reading } from "./reading.js";
import { Scene } from "./scene.js";
import { copied, download, linkOf, pictureOf } from "./share.js";
import { skeleton } from "./skeleton.js";
import { numbersTable } from "./table.js";
import { paint, themeAround, watchTheme } from "./theme.js";
import { Timeline } from "./timeline.js";

/** @typedef {import("./run.js").Run} RunInView */
/** @typedef {import("./moment.js").SampleName} SampleInView */
/** @typedef {import("./scene.js").Target} TargetInView */
/** @typedef {"phase"|"batch"|"epoch"} StepKind */
/** @typedef {{layouts: {wide: any, narrow: any}, palettes: Record<"dark"|"light", import("./theme.js").Palette>, style: string, classes: string[], shape: {width: number, height: number}}} Stage */

/** Below this many CSS pixels the layers stand below each other. */
const NARROW = 600;
/** Below this the metrics stand below the stage. */
const STACKED = 900;
/** Milliseconds between two drawings of the curves while batches run. */
const CURVES_EVERY = 125;

export class Viewer {
  /** @param {HTMLElement} element @param {Stage} stage @param {RunInView} run @param {(recipe: any) => Promise<RunInView>} open Makes another run. */
  constructor(element, stage, run, open) {
    const { recipe } = run;
    this.element = element;
    this.stage = stage;
    this.open = open;
    this.run = run;
    this.parts = skeleton(`Neural network ${recipe.network.layers.join("-")}, learning`);
    this.reading = new Reading(stage.classes, recipe.network.loss);
    const { parts, reading } = this;
    const shadow = element.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(stage.style);
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(parts.root);
    /** @type {"dark"|"light"|null} */
    this.themeChosen = null;
    /** @type {SampleInView|null} */
    this.chosen = null;
    /** @type {TargetInView|null} */
    this.pinned = null;
    /** @type {TargetInView|null} */
    this.pointed = null;
    /** Frames drawn so far. */
    this.frames = 0;
    this.visible = true;
    this.request = 0;
    this.last = 0;
    this.curvesAt = 0;
    this.deadAt = -1;
    /** @type {RunInView|null} */
    this.deadOf = null;
    this.width = 0;
    /** @type {HTMLElement|null} */
    this.afterSheet = null;
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    const told = { point: this.#point, pin: this.#pin };
    this.scene = new Scene(parts.canvas, run.network.layers, reading, recipe.network.activation);
    this.labels = new Labels(parts.words, recipe, reading, told);
    this.inspector = new Inspector(parts.card, run.network.layers, recipe, told);
    this.math = new MathPanel(parts.math, { layers: run.network.layers, recipe, reading }, told);
    this.curves = new Curves(parts.curves, { onSeek: (epoch) => this.goTo(epoch) });
    this.norms = new Norms(parts.norms);
    this.outputs = new Outputs(parts.outputs, { classes: stage.classes, loss: recipe.network.loss });
    this.predictions = new Predictions(parts.predictions, {
      classes: stage.classes, loss: recipe.network.loss, shape: stage.shape,
      onChoose: ({ set, index }) => this.#choose(this.chosen?.index === index && this.chosen.set === set ? null : { set: /** @type {"test"|"training"} */ (set), index }),
    });
    this.timeline = new Timeline((epoch) => this.goTo(epoch));
    this.moments = new Moments(run);
    this.player = this.#playerOf(run);
    Object.assign(element, { run });
    this.#controls();
    this.#theme();
    this.#watch();
    this.refresh();
  }

  /** The run that is shown from now on. @param {RunInView} run */
  #take(run) {
    const { epochsPerSecond, flow } = this.player;
    this.run = run;
    this.moments = new Moments(run);
    this.player = Object.assign(this.#playerOf(run), { epochsPerSecond, flow });
    Object.assign(this.element, { run });
  }

  /** @param {RunInView} run */
  #playerOf(run) {
    const player = new Player(run, { arrive: () => this.#arrive(), counters: () => this.#counters(), stopped: (diverged) => this.#stopped(diverged) });
    player.settle(false);
    return player;
  }

  /** Says how the page's run compares with C#'s. @param {string} words @param {string} proof @param {boolean|null} verified */
  prove(words, proof, verified) {
    const { parts } = this;
    say(parts.status, words);
    say(parts.proof, proof);
    fill(parts.proof, { title: words });
    parts.proof.classList.toggle("wrong", verified === false);
  }

  // What a program may do, by the names that the documents give.

  play() {
    this.player.play();
    this.#playing();
    this.#wake();
  }

  pause() {
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
    if (!["phase", "batch", "epoch"].includes(kind)) throw new Error(`expected a step by phase, batch or epoch; got "${kind}"`);
    const { run, player } = this;
    player.pause();
    if (direction < 0) {
      const place = run.placeBefore(kind);
      if (!place) return this.#announce("This is the start of the run");
      run.goTo(...place);
    } else if (kind === "phase") run.advance();
    else if (kind === "batch") do run.advance();
    while (run.phases !== 0);
    else run.goTo(run.epoch + 1);
    player.length = Math.max(player.length, Math.ceil(run.epoch + (run.batch + run.phases > 0 ? 1 : 0)));
    player.settle(kind === "phase" && direction > 0 && !this.still.matches);
    this.refresh();
    this.#playing();
    this.#announce("");
  }

  /** @param {number} epoch @param {number} [batch] @param {number} [phases] */
  goTo(epoch, batch = 0, phases = 0) {
    const { playing } = this.player;
    this.run.goTo(epoch, batch, phases);
    this.player.length = Math.max(this.player.length, epoch);
    this.player.settle(false);
    if (playing) this.player.play();
    this.refresh();
  }

  /** @param {string} option @param {any} value */
  set(option, value) {
    const { run, player, scene } = this;
    if (option === "learningRate") run.set({ learningRate: value });
    else if (option === "batchSize") run.set({ batchSize: value });
    else if (option === "seed") return this.#restart(value);
    else if (option === "sample") return this.#choose(value);
    else if (option === "theme") {
      this.themeChosen = oneOf("theme", value, ["dark", "light", null]);
      this.#theme();
    } else if (option === "math") this.#showMath(Boolean(value));
    else if (option === "showAll") scene.options.all = Boolean(value);
    else {
      const slider = SLIDERS.find((shape) => shape.option === option);
      if (!slider) throw new Error(`there is no option "${option}"; there are ${SLIDERS.map((s) => s.option).join(", ")}, seed, sample, showAll, math, theme`);
      if (!(value >= slider.least && value <= slider.most)) throw new Error(`${slider.name} must lie in [${slider.least}, ${slider.most}]; got ${value}`);
      if (option === "epochsPerSecond") player.epochsPerSecond = value;
      else if (option === "flowSpeed") player.flow = value;
      else if (option === "glow") scene.options.glow = value;
      else scene.options.visibility = value;
    }
    this.refresh();
    this.#values();
  }

  /** Epoch 0, with the present learning rate and batch size; what was changed on the way is dropped. */
  reset() { return this.#restart(null); }

  diagnostics() { return diagnosticsOf(this.run); }

  /** @param {number|null} seed Of start and shuffling; null keeps both. */
  async #restart(seed) {
    const { recipe, training } = this.run;
    const { learningRate, batchSize } = training;
    const network = seed === null ? recipe.network : { ...recipe.network, seed, parameters: undefined };
    const shuffleSeed = seed ?? recipe.training.shuffleSeed;
    const { playing } = this.player;
    const run = await this.open({ ...recipe, network, training: { ...recipe.training, learningRate, batchSize, shuffleSeed }, changes: [], epochs: 0, batches: 0 });
    this.#take(run);
    if (playing) this.player.play();
    this.refresh();
    this.#values();
    this.#playing();
    this.#announce(seed === null ? "Reset to epoch 0" : `Seed ${seed}, epoch 0`);
  }

  /** @param {SampleInView|null} sample */
  #choose(sample) {
    if (sample) {
      const { data } = this.run.recipe;
      const most = oneOf("sample.set", sample.set, ["test", "training"]) === "test" ? data.test : data.train;
      if (!Number.isInteger(sample.index) || sample.index < 0 || sample.index >= most) throw new Error(`expected a ${sample.set} sample from 0 to ${most - 1}; got ${sample.index}`);
    }
    this.chosen = sample;
    this.refresh();
    this.#values();
  }

  // What the clock does.

  #wake() {
    if (this.request || !this.visible || document.hidden || !this.player.moving) return;
    this.request = this.still.matches ? setTimeout(this.#tick, 100) : requestAnimationFrame(this.#tick);
  }

  #tick = () => {
    this.request = 0;
    const now = performance.now();
    const { player } = this;
    const { phase } = player;
    player.pass(this.last ? (now - this.last) / 1000 : 1 / 60);
    this.last = now;
    this.math.show(/** @type {import("./moment.js").Moment} */ (this.moment), player.progress, this.target);
    if (!this.still.matches || player.phase !== phase) this.#draw();
    this.#wake();
    // After a rest the clock begins anew.
    if (!this.request) this.last = 0;
  };

  #draw() {
    this.frames++;
    this.scene.draw(this.player.beat(this.still.matches || (!this.player.moving && this.player.progress === 1)));
  }

  #arrive() {
    this.moment = this.moments.take(this.chosen);
    this.#show();
  }

  /** Batches passed by: the counters, the weights and, now and then, the curves. */
  #counters() {
    const { run, element, player, timeline } = this;
    Object.assign(element.dataset, { epoch: run.epoch, batch: run.batch });
    timeline.show(run.epoch, player.length, run.history.length - 1);
    const now = performance.now();
    if (now - this.curvesAt < CURVES_EVERY) return;
    this.curvesAt = now;
    this.scene.showWeights(run.network.parameters);
    this.curves.update({ history: run.history, epoch: run.epoch, epochs: player.length });
  }

  /** @param {boolean} diverged */
  #stopped(diverged) {
    this.#arrive();
    this.#playing();
    this.#announce(diverged ? "The loss is no longer a finite number: the learning rate is too large. Reset, or go back" : `The run's ${this.run.epoch} epochs are done; Resume goes on`);
  }

  /** Shows the present place anew. */
  refresh() {
    if (!this.scene.geometry) return;
    this.#arrive();
    this.#draw();
    this.math.show(/** @type {import("./moment.js").Moment} */ (this.moment), this.player.progress, this.target);
    this.#wake();
  }

  #show() {
    const { moment, run, parts, player, element, reading } = this;
    if (!moment || !this.palette) return;
    this.scene.target = this.target;
    this.scene.show(moment);
    this.#dead();
    this.labels.show(moment);
    this.#inspect();
    this.norms.update({ norms: moment.norms });
    this.outputs.update({ predictions: moment.predictions, label: moment.sample.label });
    if (moment.phase !== "loss" && moment.phase !== "backward") this.predictions.update({ samples: this.moments.predictions(), chosen: this.chosen?.set === "test" ? this.chosen.index : null });
    this.curves.update({ history: run.history, epoch: run.epoch, epochs: player.length });
    this.timeline.show(run.epoch, player.length, run.history.length - 1);
    const { right, mark, sentence } = reading.verdict(moment);
    say(parts.verdict, `${mark} ${sentence}`);
    parts.verdict.classList.toggle("wrong", !right);
    say(parts.place, moment.phase === "ready" ? "before learning" : `epoch ${moment.epoch}, batch ${moment.batch} of ${moment.batches}`);
    say(parts.phases[1], moment.batchLoss === null ? "loss" : `loss ${brief(moment.batchLoss)}`);
    for (const chip of parts.phases) fill(chip, { "aria-current": chip.dataset.phase === moment.phase ? "step" : null });
    if (parts.table.open) this.#table();
    Object.assign(element.dataset, { epoch: run.epoch, batch: run.batch, phase: moment.phase, fingerprint: run.fingerprint });
  }

  #table() {
    const { table } = this.parts;
    table.replaceChildren(/** @type {HTMLElement} */ (table.firstElementChild), numbersTable(/** @type {import("./moment.js").Moment} */ (this.moment), this.reading));
  }

  /** Which units are dead changes slowly, and is much work: once an epoch. */
  #dead() {
    if (this.deadAt === this.run.epoch && this.deadOf === this.run) return;
    [this.deadAt, this.deadOf] = [this.run.epoch, this.run];
    this.labels.dead = this.moments.dead();
  }

  // What hands do.

  get target() { return this.pointed ?? this.pinned; }

  /** @param {TargetInView|null} target */
  #point = (target) => {
    if (JSON.stringify(target) === JSON.stringify(this.pointed)) return;
    this.pointed = target;
    this.#aim();
  };

  /** @param {TargetInView|null} target */
  #pin = (target) => {
    this.pinned = JSON.stringify(target) === JSON.stringify(this.pinned) ? null : target;
    this.pointed = null;
    this.#aim();
  };

  /** Lights what is pointed at, without waiting for the clock. */
  #aim() {
    const { moment, scene, player } = this;
    if (!moment) return;
    scene.target = this.target;
    scene.show(moment);
    this.#inspect();
    this.math.show(moment, player.progress, this.target);
    if (!this.request) this.#draw();
  }

  #inspect() {
    const { moment, inspector, scene, palette } = this;
    if (!moment || !palette || !scene.geometry) return;
    const target = this.target;
    const columns = scene.geometry.layers[0].columns;
    inspector.show(target, moment, columns, palette, this.pinned !== null && target === this.pinned);
    if (target) this.#placeCard(target);
  }

  /** Beside what it speaks of, never over it. @param {TargetInView} target */
  #placeCard({ layer, unit }) {
    const { geometry } = this.scene;
    const place = geometry?.layers[layer].byUnit.get(unit);
    if (!geometry || !place) return;
    const { card } = this.parts;
    const isRight = place.x + place.width / 2 > geometry.width * 0.58;
    card.classList.toggle("at-left", isRight);
    const x = isRight ? place.x - 14 : place.x + place.width + 14;
    card.style.left = isRight ? "auto" : `min(${(100 * x) / geometry.width}%, calc(100% - 300px))`;
    card.style.right = isRight ? `min(${100 - (100 * x) / geometry.width}%, calc(100% - 300px))` : "auto";
    card.style.top = place.y + place.height / 2 < geometry.height / 2 ? `${Math.max(1, (100 * (place.y - 20)) / geometry.height)}%` : "auto";
    card.style.bottom = card.style.top === "auto" ? `${Math.max(1, 100 - (100 * (place.y + place.height + 20)) / geometry.height)}%` : "auto";
  }

  #controls() {
    const { parts, run } = this;
    /** @param {string} message */
    const refused = (message) => this.#announce(message);
    /** @param {string} option @param {any} value */
    const set = (option, value) => {
      try {
        this.set(option, value);
      } catch (error) {
        refused(error instanceof Error ? error.message : String(error));
        this.#values();
      }
    };
    this.toggle = pressable("Pause", () => (this.player.playing ? this.pause() : this.play()), { keys: "Space", class: "main" });
    /** @param {StepKind} kind @param {number} direction @param {string} keys */
    const step = (kind, direction, keys) =>
      pressable(`Step ${kind}${direction < 0 ? " back" : ""}`, () => this.step(kind, direction), { sign: stepIcon(["phase", "batch", "epoch"].indexOf(kind) + 1, direction < 0), keys });
    parts.transport.append(
      this.toggle,
      make("div", { class: "steps-by", role: "group", "aria-label": "Step" },
        step("epoch", -1, "{"), step("batch", -1, "["), step("phase", -1, ","), step("phase", 1, "."), step("batch", 1, "]"), step("epoch", 1, "}")),
      this.timeline.element,
      pressable("Reset", () => void this.reset(), { keys: "r" }),
    );
    this.sliders = SLIDERS.map((shape) => new Slider(shape, set));
    this.seed = new SeedControl((seed) => set("seed", seed), refused);
    this.sampleSet = make("select", { "aria-label": "Sample", change: () => set("sample", this.sampleSet?.value === "batch" ? null : { set: this.sampleSet?.value, index: 0 }) },
      make("option", { value: "batch" }, "one of each batch"), ...(run.recipe.data.test > 0 ? [make("option", { value: "test" }, "test sample")] : []), make("option", { value: "training" }, "training sample"));
    this.sampleIndex = make("input", { type: "number", min: 0, step: 1, "aria-label": "Sample number", change: () => set("sample", { set: this.sampleSet?.value, index: this.sampleIndex?.valueAsNumber }) });
    parts.sliders.append(...this.sliders.map((slider) => slider.element), this.seed.element, make("label", { class: "choice" }, make("span", {}, "Sample"), this.sampleSet, this.sampleIndex));
    this.showAll = pressable("Show all synapses", () => set("showAll", !this.scene.options.all), { keys: "s" });
    this.mathToggle = pressable("Hide math", () => set("math", parts.math.hidden), { keys: "m" });
    this.themeToggle = pressable("Light theme", () => set("theme", this.themeName === "dark" ? "light" : "dark"), { keys: "t" });
    parts.tools.append(
      this.showAll, this.mathToggle,
      pressable("Print full diagnostics", () => this.#print(), { keys: "d" }),
      pressable("Copy link", () => void this.#copy("link", linkOf(this.run.recipeNow))),
      pressable("Copy recipe", () => void this.#copy("recipe", JSON.stringify(this.run.recipeNow, null, 2))),
      pressable("Save picture", () => void this.#picture()),
      this.themeToggle, pressable("Help", () => this.#sheet(helpSheet()), { keys: "?" }),
    );
    listen(parts.root, {
      playPause: () => this.toggle?.click(), reset: () => void this.reset(), diagnostics: () => this.#print(),
      phase: () => this.step("phase"), phaseBack: () => this.step("phase", -1), batch: () => this.step("batch"), batchBack: () => this.step("batch", -1),
      epoch: () => this.step("epoch"), epochBack: () => this.step("epoch", -1),
      math: () => this.mathToggle?.click(), mathNext: () => this.math.turn(this.math.step + 1), mathPrevious: () => this.math.turn(this.math.step - 1),
      all: () => this.showAll?.click(), theme: () => this.themeToggle?.click(), help: () => this.#sheet(helpSheet()),
      close: () => { this.#closeSheet(); this.#pin(null); },
    });
    parts.table.addEventListener("toggle", () => parts.table.open && this.#table());
    this.#values();
    this.#playing();
  }

  /** The controls say what is. */
  #values() {
    const { run, player, scene, chosen, parts } = this;
    const values = /** @type {Record<string, number>} */ ({
      learningRate: run.training.learningRate, batchSize: run.training.batchSize, epochsPerSecond: player.epochsPerSecond,
      glow: scene.options.glow, flowSpeed: player.flow, synapseVisibility: scene.options.visibility,
    });
    for (const slider of this.sliders ?? []) slider.set(values[slider.shape.option]);
    this.seed?.set(run.recipe.training.shuffleSeed);
    if (this.sampleSet && this.sampleIndex) {
      this.sampleSet.value = chosen?.set ?? "batch";
      this.sampleIndex.value = String(chosen?.index ?? 0);
      this.sampleIndex.hidden = !chosen;
      fill(this.sampleIndex, { max: (chosen?.set === "test" ? run.recipe.data.test : run.recipe.data.train) - 1 });
    }
    if (this.showAll) fill(this.showAll, { "aria-pressed": String(scene.options.all) });
    if (this.mathToggle) say(this.mathToggle, parts.math.hidden ? "Show math" : "Hide math");
  }

  #playing() {
    const { playing } = this.player;
    if (this.toggle) say(this.toggle, playing ? "Pause" : "Resume");
    this.element.dataset.playing = String(playing);
  }

  /** @param {boolean} shown */
  #showMath(shown) {
    this.parts.math.hidden = !shown;
  }

  #print() {
    const text = this.diagnostics();
    console.log(text);
    download("neural-illumination-diagnostics.txt", new Blob([text], { type: "text/plain" }));
    this.#announce("The diagnostics are in the browser's console, and saved as neural-illumination-diagnostics.txt");
  }

  /** @param {string} what @param {string} text */
  async #copy(what, text) {
    if (await copied(text)) return this.#announce(`The ${what} is in the clipboard`);
    const area = make("textarea", { readonly: true, rows: 8, "aria-label": `The ${what}` });
    area.value = text;
    this.#sheet(make("div", {}, make("h4", {}, `This page may not write to the clipboard. Here is the ${what}`), area));
    area.select();
  }

  async #picture() {
    const { canvas, words, verdict, place } = this.parts;
    const phase = this.moment?.phase ?? "";
    const heading = [`Network ${this.run.recipe.network.layers.join("-")} · ${place.textContent} · ${phase}`, verdict.textContent ?? ""];
    download(`neural-illumination-${this.run.epoch}-${this.run.batch}-${phase}.png`, await pictureOf(canvas, words, heading, /** @type {import("./theme.js").Palette} */ (this.palette)));
    this.#announce("The picture is saved");
  }

  /** @param {HTMLElement} content */
  #sheet(content) {
    const { sheet } = this.parts;
    const before = /** @type {HTMLElement|null} */ (/** @type {ShadowRoot} */ (this.element.shadowRoot).activeElement);
    this.afterSheet = before;
    sheet.replaceChildren(make("button", { type: "button", class: "close", "aria-label": "Close", click: () => this.#closeSheet() }, "×"), content);
    sheet.hidden = false;
    sheet.focus();
  }

  #closeSheet() {
    if (this.parts.sheet.hidden) return;
    this.parts.sheet.hidden = true;
    this.afterSheet?.focus();
  }

  /** Says where it stands, politely. @param {string} what */
  #announce(what) {
    const { moment, reading, run } = this;
    const where = moment ? `${this.parts.place.textContent}, ${moment.phase}; ${reading.verdict(moment).sentence}` : count(run.epoch, "epoch");
    say(this.parts.status, what ? `${what}: ${where}.` : `${where[0].toUpperCase()}${where.slice(1)}.`);
  }

  // What the page around does.

  #theme() {
    this.themeName = this.themeChosen ?? themeAround(this.element);
    this.palette = this.stage.palettes[this.themeName];
    paint(this.parts.root, this.palette, this.themeName);
    this.scene.colour(this.palette, this.themeName === "dark");
    if (this.themeToggle) say(this.themeToggle, this.themeName === "dark" ? "Light theme" : "Dark theme");
    const page = this.element.closest("[data-autoplay]") ? document.documentElement : null;
    if (page && page.dataset.theme !== this.themeName) page.dataset.theme = this.themeName;
  }

  #watch() {
    const { parts } = this;
    watchTheme(this.element, () => {
      this.#theme();
      this.refresh();
    });
    const resized = () => this.#resize();
    new ResizeObserver(resized).observe(parts.root);
    new IntersectionObserver(([{ isIntersecting }]) => {
      this.visible = isIntersecting;
      this.#wake();
    }).observe(this.element);
    document.addEventListener("visibilitychange", () => this.#wake());
    this.still.addEventListener("change", () => this.refresh());
    parts.stage.addEventListener("pointermove", (event) => this.#under(event));
    parts.stage.addEventListener("pointerleave", () => this.#point(null));
    parts.canvas.addEventListener("click", () => this.pointed && this.#pin(this.pointed));
    this.#resize();
  }

  /** @param {PointerEvent} event */
  #under(event) {
    const { geometry } = this.scene;
    if (event.composedPath()[0] !== this.parts.canvas || !geometry) return;
    const scale = geometry.width / this.parts.canvas.clientWidth;
    const [x, y] = [event.offsetX * scale, event.offsetY * scale];
    const pixel = geometry.layers[0].columns ? geometry.layers[0].units.find((unit) => x >= unit.x && x < unit.x + unit.width && y >= unit.y && y < unit.y + unit.height) : undefined;
    if (pixel) return this.#point({ layer: 0, unit: pixel.unit });
    const synapse = this.scene.synapseAt(x, y, 7 * scale);
    this.#point(synapse && { layer: synapse.layer, unit: synapse.output, input: synapse.input });
  }

  #resize() {
    const { parts, stage } = this;
    const width = parts.root.clientWidth;
    if (!width || width === this.width) return;
    this.width = width;
    parts.root.classList.toggle("narrow", width < NARROW);
    parts.root.classList.toggle("stacked", width < STACKED);
    const layout = width < NARROW ? stage.layouts.narrow : stage.layouts.wide;
    if (layout !== this.layout) {
      this.layout = layout;
      this.geometry = new Geometry(layout);
      this.labels.place(this.geometry);
      this.#placePredictions();
    }
    const geometry = /** @type {Geometry} */ (this.geometry);
    parts.stage.style.aspectRatio = `${geometry.width} / ${geometry.height}`;
    this.scene.resize(geometry, parts.stage.clientWidth);
    this.refresh();
  }

  /** Below the sample where there is room, else with the metrics. */
  #placePredictions() {
    const { parts } = this;
    const geometry = /** @type {Geometry} */ (this.geometry);
    const input = geometry.layers[0];
    const under = !geometry.stacked && input.columns > 0;
    parts.predictions.classList.toggle("under", under);
    if (under) {
      const bottom = Math.max(...input.units.map((unit) => unit.y + unit.height)) + 22;
      parts.predictions.style.left = `${(100 * (input.x - 4)) / geometry.width}%`;
      parts.predictions.style.top = `${(100 * bottom) / geometry.height}%`;
      parts.predictions.style.width = `${(100 * (input.width + 8)) / geometry.width}%`;
      parts.stage.insertBefore(parts.predictions, parts.card);
    } else {
      parts.predictions.removeAttribute("style");
      parts.side.append(parts.predictions);
    }
  }
}

/** @template T @param {string} what @param {any} value @param {T[]} allowed @returns {T} */
function oneOf(what, value, allowed) {
  if (!allowed.includes(value)) throw new Error(`${what} must be one of ${allowed.join(", ")}; got ${value}`);
  return value;
}

export const RUN_LENGTH = LENGTH;
