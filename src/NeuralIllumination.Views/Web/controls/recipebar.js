// @ts-check
// The recipe bar: whatever a recipe can say, a hand can say here. One line; what is set less often unfolds.
import { fill, make, say } from "../page/dom.js";
import { KINDS, termsOf } from "../words/terms.js";
import { pressable, SeedControl, Slider, SLIDERS } from "./controls.js";
import { Choice, Typed } from "./fields.js";
import { Layers } from "./layers.js";

/** @typedef {import("../run/edits.js").Edit} EditByBar */
/** @typedef {{edit: (edit: EditByBar) => void, set: (option: string, value: any) => void, undo: () => void, redo: () => void, home: () => void,
 *   refused: (message: string) => void}} ToldByBar `edit` begins anew, `set` changes on the way. */

/** What a choice offers where the data are not drawn by a generator. */
const OWN = "";
const MOST_SAMPLES = 5_000;

export class RecipeBar {
  /** @param {HTMLElement} element @param {any} recipe The first one shown. @param {ToldByBar} told */
  constructor(element, recipe, told) {
    const { edit, set, refused } = told;
    /** @param {import("../words/terms.js").KindName} kind @returns {[string, string][]} */
    const words = (kind) => termsOf(kind).map((term) => [term, wordOf(kind, term)]);
    const isOwn = recipe.data.generator == null;
    this.data = new Choice(
      "Data set",
      [...(isOwn ? [/** @type {[string, string]} */ ([OWN, "own data"])] : []), ...words("generator")],
      (generator) => (generator === OWN ? told.home() : edit({ generator })),
    );
    this.layers = new Layers((hidden) => edit({ hidden }), refused);
    this.activation = new Choice("Activation", words("activation"), (activation) => edit({ activation }));
    this.optimizer = new Choice("Optimiser", words("optimizer"), (optimizer) => edit({ optimizer }));
    this.sliders = SLIDERS.filter(({ isRecipe }) => isRecipe).map((shape) => new Slider(shape, set));
    const { learningRate, momentum, l2 } = KINDS.ranges;
    this.rate = new Typed(
      "Learning rate, typed",
      { least: Number.MIN_VALUE, most: learningRate.most, width: 5, quiet: true },
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
    this.momentum = new Typed(
      "Momentum μ",
      { ...momentum, most: 0.999 },
      (value) => edit({ momentum: value }),
      refused,
    );
    this.l2 = new Typed("L2", l2, (value) => edit({ l2: value }), refused);
    this.dataSeed = this.#whole("Data seed", 0, Number.MAX_SAFE_INTEGER, (dataSeed) => edit({ dataSeed }), refused);
    this.train = this.#whole("To learn from", 1, MOST_SAMPLES, (train) => edit({ train }), refused);
    this.test = this.#whole("To be tested on", 0, MOST_SAMPLES, (test) => edit({ test }), refused);
    this.more = make(
      "div",
      { class: "recipe-more", hidden: true },
      ...[this.start, this.loss, this.momentum, this.l2, this.dataSeed, this.train, this.test].map(
        (one) => one.element,
      ),
      this.sliders[1].element,
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
    const isOwn = data.generator == null;
    this.data.set(data.generator ?? OWN);
    this.layers.set(network.layers);
    this.activation.set(network.activation);
    this.optimizer.set(recipe.training.optimizer);
    this.start.set(network.initialization);
    this.loss.set(network.loss);
    this.rate.set(training.learningRate);
    this.sliders[0].set(training.learningRate);
    this.sliders[1].set(training.batchSize);
    this.seed.set(recipe.training.shuffleSeed);
    const { hasMomentum } = KINDS.optimizer[recipe.training.optimizer];
    this.momentum.element.hidden = !hasMomentum;
    this.momentum.set(recipe.training.momentum ?? KINDS.ranges.momentum.otherwise);
    this.l2.set(recipe.training.l2 ?? 0);
    this.dataSeed.set(data.seed ?? 0);
    this.train.set(data.train);
    this.test.set(data.test);
    for (const field of [this.dataSeed, this.train, this.test]) field.disable(isOwn);
    // Not disabled: what has the focus keeps it.
    fill(this.undo, { "aria-disabled": can.undo ? null : "true" });
    fill(this.redo, { "aria-disabled": can.redo ? null : "true" });
    fill(this.home, { "aria-disabled": can.home ? null : "true" });
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
