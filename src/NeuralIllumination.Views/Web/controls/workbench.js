// @ts-check
// The workbench: what the recipe bar asks for becomes a run; what was before stays within reach, to be undone or called back.
import { edited, summaryOf } from "../run/edits.js";
import { Journal } from "../run/journal.js";
import { recipeAnew } from "../run/restart.js";
import { count } from "../words/numbers.js";
import { RecipeBar } from "./recipebar.js";
import { keepInAddress } from "./share.js";

/** @typedef {import("../run/run.js").Run} RunOnBench */
/** @typedef {"learningRate"|"batchSize"|typeof import("../run/recipe.js").NUMBERS[number]} Kept What a trained network can keep. */
/** @typedef {"parameter"|"switchOff"|"freeze"|"addSample"} ByHand What a hand does to the network itself, or to what is learned from. */
/** @typedef {{recipe: any, history: (import("../run/run.js").Measured|undefined)[], words: string}} Ghost A run that was given up for another. */
/** @typedef {{element: HTMLElement, run: RunOnBench, parts: {root: HTMLElement}, begin: (recipe: any, words: string, place?: [number, number, number], leave?: () => void) => Promise<void>,
 *   fileOf?: FileMaker, player: import("../stage/player.js").Player, display: import("../panels/display.js").Display, restarts: import("../run/restart.js").Restarts}} ViewerOnBench */

/** @typedef {(bar: HTMLElement, viewer: ViewerOnBench, learn: (own: any) => Promise<void>) => {open: () => void}} FileMaker Makes what reads a person's own
 *   data, under the bar. */

/** The most runs whose curves stay. */
const MOST_GHOSTS = 5;

export class Workbench {
  /** @param {ViewerOnBench} viewer @param {HTMLElement} element @param {{set: (option: string, value: any) => void, failed: (error: unknown) => void,
   *   ghosts: (ghosts: Ghost[]) => void, announce: (message: string) => void}} told */
  constructor(viewer, element, told) {
    this.viewer = viewer;
    this.told = told;
    this.journal = new Journal();
    /** The newest last. @type {Ghost[]} */
    this.ghosts = [];
    this.own = viewer.run.recipe;
    /** What was told of the ghosts last, and to which display. @type {{words: string, display: unknown}} */
    this.haunted = { words: "", display: null };
    this.bar = new RecipeBar(element, this.own, {
      edit: (edit) => this.edit(edit),
      set: told.set,
      undo: () => this.turn("undo"),
      redo: () => this.turn("redo"),
      home: () => this.#ask(() => this.#home()),
      hold: (isHeld) => this.journal.hold(isHeld),
      ask: viewer.fileOf ? () => this.file?.open() : null,
      refused: told.announce,
    });
    // Under the bar, which asks for it.
    this.file = viewer.fileOf?.(element, viewer, (own) => this.learn(own)) ?? null;
  }

  /** Data of a person's own are learned from. @param {any} own A recipe's data. @returns {Promise<void>} Rejected where they cannot be. */
  learn(own) {
    return this.viewer.restarts.ask(() => this.#begin({ own }));
  }

  /** How the run stands now. @param {string} touched What is about to be changed. @returns {import("../run/journal.js").Entry} */
  #now(touched) {
    const { run } = this.viewer;
    return { recipe: { ...run.recipe, changes: run.changes }, place: [run.epoch, run.batch, run.phases], touched };
  }

  /** Another run takes its place, which can be run: this can be undone, and the curves of the one on display stay behind. @param {string} touched */
  #leave(touched) {
    this.journal.keep(this.#now(touched));
    this.#ghost();
  }

  #ghost() {
    const { run } = this.viewer;
    if (run.history.length < 2) return;
    const recipe = { ...run.recipe, changes: run.changes };
    const key = JSON.stringify(recipe);
    this.ghosts = this.ghosts.filter((ghost) => JSON.stringify(ghost.recipe) !== key);
    this.ghosts.push({ recipe, history: [...run.history], words: "" });
    if (this.ghosts.length > MOST_GHOSTS) this.ghosts.shift();
  }

  /** Sets an option from here on: another future begins. @param {Kept|ByHand} option @param {any} value */
  change(option, value) {
    const { run, element } = this.viewer;
    // One weight that is drawn on is one doing, another weight is another.
    const before = this.#now(option === "parameter" ? nameOfParameter(value) : option);
    const later = run.changes.length - run.change;
    run.set({ [option]: value });
    this.journal.keep(before);
    keepInAddress(element, run);
    if (later > 0) this.told.announce(`From here on another run begins: ${count(later, "later change")} dropped.`);
  }

  /** Begins at epoch 0 with the present options. @param {number|null} seed Of start and shuffling; null keeps both. @param {string} words Says so. */
  anew(seed, words) {
    return this.viewer.restarts.ask(() => {
      const recipe = recipeAnew(this.viewer.run, seed);
      return this.viewer.begin(recipe, words, [0, 0, 0], () => this.#leave("seed"));
    });
  }

  show() {
    const { journal, own, viewer } = this;
    const { run } = viewer;
    const isHome = run.recipe === own && run.changes.length === (own.changes ?? []).length;
    this.bar.show(run, { undo: journal.past.length > 0, redo: journal.future.length > 0, home: !isHome });
    const present = summaryOf(run.recipe);
    for (const ghost of this.ghosts)
      ghost.words =
        summaryOf(ghost.recipe)
          .filter((part) => !present.includes(part))
          .join(", ") || "the same, done otherwise";
    // Written anew only where they are others, or another display shows them.
    const words = this.ghosts.map((ghost) => ghost.words).join("\n");
    if (this.haunted.words === words && this.haunted.display === viewer.display) return;
    this.haunted = { words, display: viewer.display };
    this.told.ghosts(this.ghosts);
  }

  /** @param {"undo"|"redo"} direction */
  turn(direction) {
    this.#ask(async () => {
      const isUndo = direction === "undo";
      const entry = (isUndo ? this.journal.past : this.journal.future).at(-1);
      if (!entry) return this.told.announce(isUndo ? "Nothing to undo." : "Nothing to redo.");
      await this.viewer.begin(withRoom(entry.recipe), isUndo ? "Undone" : "Done again", entry.place, () => {
        this.journal[direction](this.#now(""));
        this.#ghost();
      });
    });
  }

  /** Calls a run back. @param {Ghost} ghost */
  call(ghost) {
    this.#ask(async () => {
      await this.viewer.begin(withRoom(ghost.recipe), "Called back", [ghost.history.length - 1, 0, 0], () => {
        this.#leave("ghost");
        this.ghosts = this.ghosts.filter((one) => one !== ghost);
      });
    });
  }

  /** Begins anew with something else in the recipe. @param {import("../run/edits.js").Edit} edit */
  edit(edit) {
    this.#ask(() => this.#begin(edit));
  }

  /** @param {import("../run/edits.js").Edit} edit */
  async #begin(edit) {
    const { viewer } = this;
    const { run, player } = viewer;
    const recipe = edited(run, edit);
    // A run at rest is shown as far on as the one before it; one that plays begins at its start.
    const epoch = player.playing ? 0 : run.epoch;
    const [touched] = Object.keys(edit);
    await viewer.begin(recipe, "Begun anew", [epoch, 0, 0], () => this.#leave(touched));
  }

  async #home() {
    const { epochs, batches = 0 } = this.own;
    await this.viewer.begin(this.own, "The notebook's own recipe", [epochs, batches, 0], () => this.#leave("home"));
  }

  /** One after the other; what cannot be is said, and the bar goes back to what is. @param {() => Promise<void>|void} begin */
  #ask(begin) {
    void this.viewer.restarts
      .ask(async () => {
        await begin();
      })
      .catch((error) => {
        this.show();
        this.told.failed(error);
      });
  }
}

/** @param {{layer: number, output: number, input?: number|null}} parameter */
const nameOfParameter = ({ layer, output, input }) => `parameter ${layer}.${output}.${input ?? "bias"}`;

/** A recipe that ends no sooner than its last change. @param {any} recipe */
function withRoom(recipe) {
  const last = recipe.changes?.at(-1);
  const { epochs, batches = 0 } = recipe;
  return !last || last.epoch < epochs || (last.epoch === epochs && last.batch <= batches)
    ? recipe
    : { ...recipe, epochs: last.epoch, batches: last.batch };
}
