// @ts-check
// The recipe bar: whatever a recipe can say, a hand can say here. One line; what is set less often unfolds.
import { fill, make, say } from "../page/dom.js";
import { shapeOf } from "../own/held.js";
import { addedOf } from "../run/data.js";
import { isPlane, NUMBERS } from "../run/recipe.js";
import { KINDS, termsOf } from "../words/terms.js";
import { pressable, SeedControl, Slider, SLIDERS } from "./controls.js";
import { Choice, Toggles, Typed } from "./fields.js";
import { Layers } from "./layers.js";

/** @typedef {import("../run/edits.js").Edit} EditByBar */
/** @typedef {{edit: (edit: EditByBar) => void, set: (option: string, value: any) => void, undo: () => void, redo: () => void, home: () => void,
 *   hold: (isHeld: boolean) => void, ask: (() => void)|null, refused: (message: string) => void}} ToldByBar `edit` begins anew, `set` changes on the way, `hold` tells of a
 *   hand on a slider, `ask` asks for a file of one's own. */

/** What a choice offers where the data are not drawn by a generator: those that there are, and others. */
const OWN = "";
const OTHERS = "file";
const MOST_SAMPLES = 5_000;
/** What is called what of the numbers that a trained network can keep. @satisfies {Record<typeof NUMBERS[number], string>} */
const NUMBER_NAMES = { momentum: "Momentum μ", beta1: "Adam β₁", beta2: "Adam β₂", l2: "L2" };

export class RecipeBar {
  /** @param {HTMLElement} element @param {any} recipe The first one shown. @param {ToldByBar} told */
  constructor(element, recipe, told) {
    const { edit, set, hold, refused } = told;
    /** @param {import("../words/terms.js").KindName} kind @returns {[string, string][]} */
    const words = (kind) => termsOf(kind).map((term) => [term, wordOf(kind, term)]);
    /** The last data that were no generator's. */
    this.own = null;
    /** @type {[string, string][]} */
    const others = told.ask ? [[OTHERS, "your own file …"]] : [];
    this.data = new Choice("Data set", [[OWN, "own data"], ...words("generator"), ...others], (chosen) => {
      if (chosen !== OWN && chosen !== OTHERS) return edit({ generator: chosen });
      if (chosen === OWN && this.own) return edit({ own: this.own });
      this.data.set(this.shown);
      told.ask?.();
    });
    this.shown = recipe.data.generator ?? OWN;
    this.layers = new Layers(
      (hidden) => edit({ hidden }),
      refused,
      () => this.#addInputs(),
    );
    this.features = new Toggles("Inputs besides x0, x1", words("feature"), (features) => edit({ features }));
    this.activation = new Choice("Activation", words("activation"), (activation) => edit({ activation }));
    this.optimizer = new Choice("Optimiser", words("optimizer"), (optimizer) => edit({ optimizer }));
    this.sliders = SLIDERS.filter(({ isRecipe }) => isRecipe).map((shape) => new Slider(shape, set, hold));
    const { ranges } = KINDS;
    this.rate = new Typed(
      "Learning rate, typed",
      { ...ranges.learningRate, width: 5, quiet: true },
      (value) => set("learningRate", value),
      refused,
    );
    this.sliders[0].element.append(this.rate.element);
    this.sliders[0].output.hidden = true;
    this.seed = new SeedControl((seed) => set("seed", seed), refused);
    this.start = new Choice("Start", words("initialization"), (initialization) => edit({ initialization }));
    this.loss = new Choice("Loss", words("loss"), (loss) =>
      edit({ loss: /** @type {import("../words/terms.js").LossTerm} */ (loss) }),
    );
    this.numbers = NUMBERS.map((name) => {
      const field = new Typed(NUMBER_NAMES[name], ranges[name], (value) => set(name, value), refused);
      return { name, field };
    });
    this.noise = new Typed("Noise", { least: 0, most: 0 }, (noise) => edit({ noise }), refused);
    this.dataSeed = this.#whole("Data seed", 0, Number.MAX_SAFE_INTEGER, (dataSeed) => edit({ dataSeed }), refused);
    this.train = this.#whole("To learn from", 1, MOST_SAMPLES, (train) => edit({ train }), refused);
    this.test = this.#whole("To be tested on", 0, MOST_SAMPLES, (test) => edit({ test }), refused);
    this.share = new Typed(
      "Share tested on",
      { least: 0, most: 1, hasMost: false },
      (share) => edit(this.#divided(share)),
      refused,
    );
    const numbers = this.numbers.map(({ field }) => field);
    const drawn = [this.noise, this.dataSeed, this.train, this.test, this.share];
    this.more = make(
      "div",
      { class: "recipe-more", hidden: true },
      ...[this.features, this.start, this.loss, ...numbers].map((one) => one.element),
      this.sliders[1].element,
      ...drawn.map((one) => one.element),
    );
    this.unfold = pressable("More", () => this.#unfold(), { class: "unfold" });
    fill(this.unfold, { "aria-expanded": "false" });
    const sign = (/** @type {string} */ text) => document.createTextNode(text);
    this.undo = pressable("Undo", told.undo, { keys: "Ctrl+Z", sign: sign("↶") });
    this.redo = pressable("Redo", told.redo, { keys: "Ctrl+Y", sign: sign("↷") });
    this.home = pressable("Notebook's recipe", told.home, { sign: sign("⌂") });
    element.append(
      make(
        "div",
        { class: "recipe-line" },
        this.data.element,
        this.layers.element,
        this.activation.element,
        this.optimizer.element,
        this.sliders[0].element,
        this.seed.element,
        make("div", { class: "recipe-tools" }, this.unfold, this.undo, this.redo, this.home),
      ),
      this.more,
    );
  }

  /** The bar says what is. @param {import("../run/run.js").Run} run @param {{undo: boolean, redo: boolean, home: boolean}} can */
  show({ recipe, training }, can) {
    const { data, network } = recipe;
    this.shown = data.generator ?? OWN;
    if (data.generator == null) this.own = data;
    this.data.select.options[0].hidden = this.own === null;
    this.data.set(this.shown);
    this.layers.set(network.layers);
    this.activation.set(network.activation);
    this.optimizer.set(recipe.training.optimizer);
    this.start.set(network.initialization);
    this.loss.set(network.loss);
    this.rate.set(training.learningRate);
    this.sliders[0].set(training.learningRate);
    this.sliders[1].set(training.batchSize);
    this.seed.set(recipe.training.shuffleSeed);
    const { asks } = KINDS.optimizer[recipe.training.optimizer];
    for (const { name, field } of this.numbers) {
      field.element.hidden = name !== "l2" && !asks.includes(name);
      field.set(training[name]);
    }
    this.#showData(data);
    // Not disabled: what has the focus keeps it.
    fill(this.undo, { "aria-disabled": can.undo ? null : "true" });
    fill(this.redo, { "aria-disabled": can.redo ? null : "true" });
    fill(this.home, { "aria-disabled": can.home ? null : "true" });
  }

  /** What is drawn, and how much of it there is. @param {any} data */
  #showData(data) {
    const { generator, seed, noise, train, test } = data;
    const kind = generator == null ? null : KINDS.generator[generator];
    const { distinct, most } = kind ?? {};
    const shape = shapeOf(data);
    const hasPlane = shape !== undefined && isPlane(shape);
    this.features.element.hidden = !hasPlane;
    this.features.set(addedOf(data));
    this.layers.offerInputs(hasPlane);
    this.noise.element.hidden = !kind?.noise;
    if (kind?.noise) this.noise.set(noise ?? kind.noise.otherwise, kind.noise);
    this.dataSeed.set(seed ?? 0);
    const either = distinct ?? Math.min(MOST_SAMPLES, most ?? MOST_SAMPLES);
    this.train.set(train, { least: 1, most: either });
    // Something is always left to learn from.
    this.test.set(test, { least: 0, most: most === undefined ? either : most - 1 });
    this.share.element.hidden = distinct !== undefined;
    this.share.set(Number((test / (train + test)).toPrecision(3)));
    for (const field of [this.dataSeed, this.train, this.test, this.share]) field.disable(!kind);
  }

  /** The samples that there are, divided anew. @param {number} share Of those to be tested on. */
  #divided(share) {
    const all = this.train.value + this.test.value;
    const test = Math.min(all - 1, Math.round(all * share));
    return { train: all - test, test };
  }

  /** What can be added to a point's coordinates is shown, and pressed next. */
  #addInputs() {
    if (this.more.hidden) this.#unfold();
    this.features.focus();
  }

  #unfold() {
    this.more.hidden = !this.more.hidden;
    fill(this.unfold, { "aria-expanded": String(!this.more.hidden) });
    say(this.unfold, this.more.hidden ? "More" : "Less");
  }

  /** @param {string} name @param {number} least @param {number} most @param {(value: number) => void} taken @param {(message: string) => void} refused */
  #whole(name, least, most, taken, refused) {
    return new Typed(name, { least, most, isWhole: true }, taken, refused);
  }
}

/** @param {import("../words/terms.js").KindName} kind @param {string} term @returns {string} */
function wordOf(kind, term) {
  return /** @type {Record<string, any>} */ (KINDS[kind])[term].name;
}
