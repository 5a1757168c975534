// @ts-check
// The part of a card that a hand works on: a weight or a bias to drag or to type, a unit to switch off, a layer to hold still; and the line of C#
// that does the same. It stays while the rest of the card is written anew, so that nothing is taken from under the hand.
import { fill, make, say } from "../page/dom.js";
import { linesOf } from "../run/hand.js";
import { brief, full } from "../words/numbers.js";

/** @typedef {import("../run/run.js").Run} RunByHand */
/** @typedef {import("../stage/scene.js").Target} TargetByHand */
/** @typedef {(option: string, value: any) => void} SetByHand */

/** How far the slider reaches beyond the largest of the weight at the start and now. */
const SLIDER_REACH = 2;

export class ByHand {
  /** @param {SetByHand} set */
  constructor(set) {
    this.set = set;
    /** @type {TargetByHand|null} */
    this.target = null;
    /** @type {RunByHand|null} */
    this.run = null;
    /** What was done last on this target. @type {import("../run/hand.js").HandDone|null} */
    this.done = null;
    this.name = make("span", {});
    this.slider = make("input", {
      type: "range",
      input: () => this.#put(Number(this.slider.valueAsNumber.toPrecision(3))),
    });
    this.typed = make("input", {
      type: "text",
      inputmode: "decimal",
      size: 9,
      change: () => this.#type(),
      keydown: ({ key }) => key === "Escape" && this.#write(),
    });
    this.start = make("button", { type: "button", click: () => this.#put(this.#startValue()) });
    this.off = make("button", { type: "button", class: "toggle", click: () => this.#switch() });
    this.held = make("button", { type: "button", class: "toggle", click: () => this.#hold() });
    this.line = make("code", { class: "line", tabindex: 0 });
    this.said = make("p", { class: "caption", role: "status" });
    this.element = make(
      "div",
      { class: "by-hand", role: "group", "aria-label": "By hand", hidden: true },
      make("label", { class: "drag" }, this.name, this.slider),
      make("div", { class: "typing" }, this.typed, this.start),
      make("div", { class: "switches" }, this.off, this.held),
      this.line,
      this.said,
    );
  }

  /** @param {TargetByHand|null} target What is pinned, of layer 1 or later. @param {RunByHand} run */
  show(target, run) {
    const isShown = target !== null && target.layer > 0;
    fill(this.element, { hidden: !isShown });
    const isOther = this.run !== run || JSON.stringify(target) !== JSON.stringify(this.target);
    this.run = run;
    this.target = target;
    if (isOther) {
      this.done = null;
      say(this.said, "");
    }
    if (!isShown) return;
    if (isOther) {
      const reach = SLIDER_REACH * Math.max(0.5, Math.abs(this.#startValue()), Math.abs(this.#value()));
      fill(this.slider, { min: -reach, max: reach, step: reach / 200 });
    }
    this.#write();
  }

  #write() {
    const { run, target } = this;
    if (!run || !target) return;
    const { layer, unit, input } = target;
    const last = run.network.layers.length;
    const what = input === undefined ? `bias b${layer}[${unit}]` : `weight W${layer}[${unit}, ${input}]`;
    const value = this.#value();
    say(this.name, `${what[0].toUpperCase()}${what.slice(1)}`);
    fill(this.slider, { "aria-label": what, "aria-valuetext": brief(value) });
    fill(this.typed, { "aria-label": `${what}, typed`, title: full(value) });
    if (this.slider.valueAsNumber !== value) this.slider.value = String(value);
    this.typed.value = full(value).replaceAll("\u2212", "-");
    say(this.start, `At the start ${brief(this.#startValue())}`);
    fill(this.start, { title: `Put it back to ${full(this.#startValue())}` });
    const isUnit = input === undefined && layer < last;
    this.off.hidden = !isUnit;
    const isOff = isUnit && run.network.isOff(layer, unit);
    say(this.off, isOff ? "Switch this unit on" : "Switch this unit off");
    fill(this.off, { "aria-pressed": String(isOff) });
    const isHeld = run.network.isHeld(layer);
    say(this.held, isHeld ? `Let layer ${layer} go` : `Hold layer ${layer} still`);
    fill(this.held, { "aria-pressed": String(isHeld) });
    const { input: from } = target;
    const done = this.done ?? { parameter: { layer, output: unit, input: from ?? null, value } };
    const { cSharp, magic } = linesOf(done, run.recipe);
    say(this.line, cSharp);
    fill(this.line, { title: magic });
  }

  /** Where it lies among all parameters. */
  #at() {
    const { run, target } = this;
    if (!run || !target) throw new Error("expected a card that is open");
    const { layer, unit, input } = target;
    const { outputs } = run.network.layers[layer - 1];
    return input === undefined
      ? run.network.placeOf(layer - 1, "Biases") + unit
      : run.network.placeOf(layer - 1, "Weights") + input * outputs + unit;
  }

  /** @returns {number} */
  #value() {
    return this.run?.network.parameters[this.#at()] ?? 0;
  }

  /** @returns {number} */
  #startValue() {
    return this.run?.start[this.#at()] ?? 0;
  }

  #type() {
    const text = this.typed.value.trim().replaceAll("\u2212", "-");
    const value = Number(text);
    if (text !== "" && Number.isFinite(value)) return this.#put(value);
    say(this.said, `A weight or bias must be a finite number; got "${text.slice(0, 40)}".`);
    this.typed.value = full(this.#value()).replaceAll("\u2212", "-");
  }

  /** @param {number} value */
  #put(value) {
    const { target } = this;
    if (!target) return;
    const { layer, unit: output, input } = target;
    this.#do({ parameter: input === undefined ? { layer, output, value } : { layer, output, input, value } });
  }

  #switch() {
    const { run, target } = this;
    if (!run || !target) return;
    const { layer, unit } = target;
    this.#do({ switchOff: { layer, unit, isOff: !run.network.isOff(layer, unit) } });
  }

  #hold() {
    const { run, target } = this;
    if (!run || !target) return;
    const { layer } = target;
    this.#do({ freeze: { layer, isHeld: !run.network.isHeld(layer) } });
  }

  /** @param {import("../run/hand.js").HandDone} done */
  #do(done) {
    this.done = done;
    say(this.said, "");
    for (const [option, value] of Object.entries(done)) this.set(option, value);
  }
}
