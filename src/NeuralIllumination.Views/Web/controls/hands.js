// @ts-check
// The controls, bound to what they do.
import { PlayButton, pressable, Slider, SLIDERS, stepIcon } from "./controls.js";
import { fill, make, say } from "../page/dom.js";
import { helpSheet, listen } from "./keys.js";
import { Sheet } from "../page/sheet.js";
import { copied, download, isFramed, linkOf } from "./share.js";
import { recipeText } from "../run/recipetext.js";
import { Workbench } from "./workbench.js";

/** @typedef {ReturnType<typeof import("../page/skeleton.js").skeleton>} Parts */
/** @typedef {import("../run/step.js").StepKind} StepKind */
/** @typedef {{element: HTMLElement, run: import("../run/run.js").Run, player: import("../stage/player.js").Player, display: import("../panels/display.js").Display,
 *   play: () => void, pause: () => void, step: (kind: StepKind, direction?: number) => void, set: (option: string, value: any) => unknown,
 *   reset: () => Promise<void>, diagnostics: () => string, picture: () => HTMLCanvasElement} &
 *   import("./workbench.js").ViewerOnBench} ViewerInHand What hands need of the viewer. */

const STEPS = /** @type {StepKind[]} */ (["phase", "batch", "epoch"]);
const KEYS_OF_STEPS = { epoch: ["{", "}"], batch: ["[", "]"], phase: [",", "."] };

/** Said with what is shown instead of being saved. */
const KEPT = "A frame is often kept from saving files.";

export class Hands {
  /** @param {ViewerInHand} viewer @param {Parts} parts @param {HTMLElement} timeline */
  constructor(viewer, parts, timeline) {
    this.viewer = viewer;
    this.parts = parts;
    this.sheet = new Sheet(parts.sheet);
    this.toggle = new PlayButton(() => (viewer.player.playing ? viewer.pause() : viewer.play()));
    parts.top.prepend(this.toggle.element);
    const set = (/** @type {string} */ option, /** @type {any} */ value) => void this.set(option, value);
    this.sliders = SLIDERS.filter(({ isRecipe }) => !isRecipe).map((shape) => new Slider(shape, set));
    const [pace, ...looks] = this.sliders;
    this.workbench = new Workbench(viewer, parts.recipe, {
      set,
      failed: (error) => say(parts.status, error instanceof Error ? error.message : String(error)),
      ghosts: (ghosts) => viewer.display.ghosts(ghosts, (ghost) => this.workbench.call(ghost)),
      announce: (message) => say(parts.status, message),
    });
    this.sampleSet = make(
      "select",
      { "aria-label": "Sample", change: () => this.#sample(0) },
      make("option", { value: "batch" }, "one of each batch"),
      make("option", { value: "test" }, "test sample"),
      make("option", { value: "training" }, "training sample"),
    );
    this.sampleIndex = make("input", {
      type: "number",
      min: 0,
      step: 1,
      "aria-label": "Sample number",
      change: () => this.#sample(this.sampleIndex.valueAsNumber),
    });
    this.showAll = pressable("Show all synapses", () => void this.set("showAll", !viewer.display.scene.options.all), {
      keys: "s",
    });
    this.math = pressable("Hide math", () => void this.set("math", parts.math.hidden), { keys: "f" });
    this.theme = pressable(
      "Light theme",
      () => void this.set("theme", viewer.display.around.theme === "dark" ? "light" : "dark"),
      { keys: "l" },
    );
    const step = (/** @type {StepKind} */ kind, /** @type {number} */ direction) =>
      pressable(`Step ${kind}${direction < 0 ? " back" : ""}`, () => viewer.step(kind, direction), {
        sign: stepIcon(STEPS.indexOf(kind) + 1, direction < 0),
        keys: KEYS_OF_STEPS[kind][direction < 0 ? 0 : 1],
      });
    const steps = [
      ...["epoch", "batch", "phase"].map((kind) => step(/** @type {StepKind} */ (kind), -1)),
      ...STEPS.map((kind) => step(kind, 1)),
    ];
    parts.steps.append(...steps);
    parts.transport.append(
      timeline,
      pace.element,
      pressable("Reset", () => void viewer.reset(), { keys: "r" }),
    );
    this.look = pressable("Look", () => this.#unfold(), {});
    fill(this.look, { "aria-expanded": "false" });
    parts.look.append(
      ...looks.map((slider) => slider.element),
      pressable("Print full diagnostics", () => this.#print(), { keys: "e" }),
    );
    parts.tools.append(
      make("label", { class: "choice" }, make("span", {}, "Sample"), this.sampleSet, this.sampleIndex),
      this.showAll,
      this.math,
      this.look,
      pressable("Copy link", () => void this.#copy("link", linkOf(viewer.run.recipeNow))),
      pressable("Copy recipe", () => void this.#copy("recipe", recipeText(viewer.run.recipeNow))),
      pressable("Save picture", () => this.#picture()),
      this.theme,
      pressable("Help", () => this.sheet.open(helpSheet()), { keys: "?" }),
    );
    const actions = this.#actions();
    listen(parts.root, actions);
    // A page that is nothing but this listens everywhere; a notebook's keys are its own.
    if (viewer.element.closest("[data-autoplay]")) listen(document.body, actions);
  }

  /** The controls say what is. */
  show() {
    const { viewer, parts, sampleSet, sampleIndex } = this;
    const { run, player, display } = viewer;
    const { scene, chosen } = display;
    const values = /** @type {Record<string, number>} */ ({
      epochsPerSecond: player.epochsPerSecond,
      glow: scene.options.glow,
      flowSpeed: player.flow,
      synapseVisibility: scene.options.visibility,
    });
    for (const slider of this.sliders) slider.set(values[slider.shape.option]);
    this.workbench.show();
    const { test } = run.recipe.data;
    fill(/** @type {HTMLOptionElement} */ (sampleSet.querySelector("[value=test]")), { hidden: test === 0 });
    sampleSet.value = chosen?.set ?? "batch";
    sampleIndex.value = String(chosen?.index ?? 0);
    sampleIndex.hidden = !chosen;
    fill(sampleIndex, { max: (chosen?.set === "test" ? run.recipe.data.test : run.recipe.data.train) - 1 });
    fill(this.showAll, { "aria-pressed": String(scene.options.all) });
    say(this.math, parts.math.hidden ? "Show math" : "Hide math");
    say(this.theme, viewer.display.around.theme === "dark" ? "Light theme" : "Dark theme");
    this.toggle.show(player.playing, run.epoch + run.batch + run.phases === 0);
    // While it plays the sentence changes several times a second: nobody wants to hear that.
    fill(parts.now, { "aria-hidden": player.playing ? "true" : null });
  }

  /** @returns {Record<string, () => unknown>} By the names in keys.js. */
  #actions() {
    const { viewer } = this;
    const steps = STEPS.flatMap((kind) => [
      [kind, () => viewer.step(kind)],
      [`${kind}Back`, () => viewer.step(kind, -1)],
    ]);
    return {
      ...Object.fromEntries(steps),
      playPause: () => this.toggle.element.click(),
      reset: () => void viewer.reset(),
      diagnostics: () => this.#print(),
      math: () => this.math.click(),
      mathNext: () => viewer.display.math?.turn(viewer.display.math.step + 1),
      mathPrevious: () => viewer.display.math?.turn(viewer.display.math.step - 1),
      all: () => this.showAll.click(),
      undo: () => this.workbench.turn("undo"),
      redo: () => this.workbench.turn("redo"),
      theme: () => this.theme.click(),
      help: () => this.sheet.open(helpSheet()),
      close: () => {
        const { pointing } = viewer.display;
        const isOpen = this.sheet.isOpen || pointing.pinned !== null;
        this.sheet.close();
        pointing.pin(null);
        return isOpen;
      },
    };
  }

  /** What cannot be set is said, and the control goes back to what is. @param {string} option @param {any} value */
  async set(option, value) {
    try {
      say(this.parts.status, "");
      await this.viewer.set(option, value);
    } catch (error) {
      this.show();
      say(this.parts.status, error instanceof Error ? error.message : String(error));
    }
  }

  /** @param {number} index */
  #sample(index) {
    const set = this.sampleSet.value;
    void this.set("sample", set === "batch" ? null : { set, index });
  }

  #unfold() {
    const { look } = this.parts;
    look.hidden = !look.hidden;
    fill(this.look, { "aria-expanded": String(!look.hidden) });
  }

  #print() {
    const text = this.viewer.diagnostics();
    console.log(text);
    download("neural-illumination-diagnostics.txt", new Blob([text], { type: "text/plain" }));
    say(
      this.parts.status,
      "The diagnostics are in the browser's console, and in your downloads, if this page may save files.",
    );
    if (isFramed()) this.#text(`${KEPT} Here are the diagnostics`, "The diagnostics", text);
  }

  /** @param {string} what @param {string} text */
  async #copy(what, text) {
    if (await copied(text)) return say(this.parts.status, `The ${what} is in the clipboard.`);
    this.#text(`This page may not write to the clipboard. Here is the ${what}`, `The ${what}`, text);
  }

  /** Shows a text to be copied by hand. @param {string} heading @param {string} name @param {string} text */
  #text(heading, name, text) {
    const area = make("textarea", { readonly: true, rows: 8, "aria-label": name });
    area.value = text;
    this.sheet.open(make("div", {}, make("h4", {}, heading), area));
    area.select();
  }

  #picture() {
    const { viewer, parts } = this;
    const { epoch, batch } = viewer.run;
    const picture = viewer.picture();
    picture.toBlob((blob) => {
      if (!blob) return say(parts.status, "The picture could not be made.");
      download(`neural-illumination-${epoch}-${batch}-${viewer.display.moment.phase}.png`, blob);
      // Whether it may save, nobody tells a page.
      say(parts.status, "The picture is in your downloads, if this page may save files.");
      if (!isFramed()) return;
      const image = make("img", { src: picture.toDataURL(), alt: "The picture" });
      image.style.width = "100%";
      this.sheet.open(make("div", {}, make("h4", {}, `${KEPT} Here is the picture`), image));
    });
  }
}
