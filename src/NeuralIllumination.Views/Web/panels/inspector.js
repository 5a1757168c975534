// @ts-check
// What a unit or a synapse is made of: its weights as a picture, its sum term by term, its gradient, its next update.
import { fill, make } from "../page/dom.js";
import { keepingFocus } from "../page/focus.js";
import { brief, count, full, plain } from "../words/numbers.js";
import { functionPicture } from "../plane/surface.js";
import { weightPicture } from "../stage/weightpictures.js";

/** @typedef {import("../run/moment.js").Moment} MomentInspected */
/** @typedef {import("../stage/scene.js").Target} TargetInspected */
/** @typedef {import("../run/run.js").Run["network"]["layers"][number]} LayerInspected */

/** @typedef {{columns: number, functions: import("../plane/planefunctions.js").PlaneFunctions|null}} LookInspected Pixels across, and what the network makes of a plane. */

/** Terms that are written out; the others are added up. */
const TERMS_SHOWN = 8;

export class Inspector {
  /** @param {HTMLElement} card @param {LayerInspected[]} layers @param {any} recipe @param {import("./byhand.js").ByHand} byHand
   * @param {{point: (target: TargetInspected|null) => void, pin: (target: TargetInspected|null) => void}} told */
  constructor(card, layers, recipe, byHand, told) {
    this.card = card;
    this.byHand = byHand;
    /** What is written anew from moment to moment. */
    this.body = make("div", {});
    card.append(this.body, byHand.element);
    this.layers = layers;
    this.recipe = recipe;
    this.told = told;
    /** @type {unknown[]} */
    this.shown = [null];
  }

  /** @param {TargetInspected|null} target @param {MomentInspected} moment @param {LookInspected} look @param {import("../page/theme.js").Palette} palette @param {boolean} pinned */
  show(target, moment, look, palette, pinned) {
    this.card.hidden = target === null;
    // What stands there already is left alone: rebuilding it would take it from under the hand.
    const key = [target, moment, palette, pinned];
    if (target && this.shown.every((part, i) => part === key[i])) return;
    this.shown = key;
    if (!target) return this.body.replaceChildren();
    const parts =
      target.input !== undefined
        ? this.#synapse(target, moment)
        : target.layer === 0
          ? this.#input(target, moment)
          : this.#unit(target, moment, look, palette);
    if (pinned)
      parts.unshift(
        make(
          "button",
          { type: "button", class: "close", "aria-label": "Close", click: () => this.told.pin(null) },
          "×",
        ),
      );
    keepingFocus(this.body, () => this.body.replaceChildren(...parts));
  }

  /** @param {TargetInspected} target @param {MomentInspected} moment @returns {HTMLElement[]} */
  #input({ unit }, { sample }) {
    return [make("h4", {}, `input ${unit}`), row("x", sample.x[unit])];
  }

  /** @param {TargetInspected} target @param {MomentInspected} moment @param {LookInspected} look @param {import("../page/theme.js").Palette} palette @returns {HTMLElement[]} */
  #unit({ layer, unit }, moment, { columns, functions }, palette) {
    const { inputs, outputs } = this.layers[layer - 1];
    const { x, z, a, delta, weights: all, gradients } = moment.layers[layer - 1];
    const isOutput = layer === this.layers.length;
    const bias = inputs * outputs + unit;
    const weights = all.subarray(unit * inputs, (unit + 1) * inputs);
    const sum = moment.ranked.sum(layer - 1, unit, TERMS_SHOWN);
    const { length: shown } = sum.terms;
    const symbol = layer === 1 ? "x" : "a";
    const list = make(
      "ul",
      { class: "terms" },
      ...sum.terms.map(({ i: input, value, written: text }) =>
        make(
          "li",
          {},
          this.#term(
            { layer, unit, input },
            `${symbol}[${input}] · w = ${plain(x[input])} · ${brief(weights[input])}`,
            value,
            text,
          ),
        ),
      ),
    );
    const picture =
      functions && !isOutput
        ? functionPicture(functions, layer, unit, palette)
        : weightPicture(
            weights,
            layer === 1 ? (columns > 1 ? columns : inputs) : Math.ceil(Math.sqrt(inputs)),
            palette,
          );
    const [least, most] = moment.ranked.range(layer - 1, unit).map(brief);
    const isFunction = functions !== null && !isOutput;
    fill(picture, {
      class: isFunction ? "function" : "weights",
      role: "img",
      "aria-label": isFunction
        ? `its activation over the ${functions?.isLine ? "line" : "plane"}, of size ${brief(functions?.most(layer, unit) ?? 0)} at most`
        : `${count(inputs, "weight")}, from ${least} to ${most}`,
    });
    picture.style.aspectRatio = `${picture.width} / ${picture.height}`;
    return [
      make("h4", {}, isOutput ? `output ${unit}` : `hidden layer ${layer}, unit ${unit}`),
      make(
        "div",
        { class: "pictured" },
        picture,
        make(
          "div",
          {},
          row("z = Σ w x + b", z[unit]),
          row(isOutput ? "ŷ" : "a", isOutput ? moment.predictions[unit] : a[unit]),
          ...(delta ? [row("δ = ∂L/∂z", delta[unit])] : []),
          ...(gradients
            ? [row("‖∂L/∂w‖, batch", moment.ranked.gradientNorm(layer - 1, unit)), row("∂L/∂b, batch", gradients[bias])]
            : []),
        ),
      ),
      make("p", { class: "caption" }, `The sum, its ${shown} largest terms of ${inputs}:`),
      list,
      make(
        "div",
        { class: "sum" },
        row(sum.rest && !sum.others ? "rounding" : count(inputs - shown, "other"), sum.exact, sum.rest ?? "0"),
        row("bias b", all[bias], sum.last),
        row("= z", z[unit], sum.result),
      ),
    ];
  }

  /** @param {TargetInspected} target @param {MomentInspected} moment @returns {HTMLElement[]} */
  #synapse({ layer, unit, input = 0 }, moment) {
    const { x, weights, delta, gradients, changes } = moment.layers[layer - 1];
    const at = unit * x.length + input;
    /** @param {import("../run/ranked.js").Measure} measure */
    const carried = (measure) => moment.ranked.carried(layer - 1, unit, input, measure);
    const from = layer === 1 ? `input ${input}` : `unit ${input} of layer ${layer - 1}`;
    const to = layer === this.layers.length ? `output ${unit}` : `unit ${unit} of layer ${layer}`;
    const made = moment.phase === "update";
    return [
      make("h4", {}, `W${layer}[${unit}, ${input}]`),
      make("p", { class: "caption" }, `from ${from} to ${to}`),
      row(made ? "weight before" : "weight w", weights[at]),
      row(`carries w · ${layer === 1 ? "x" : "a"}`, carried("forward")),
      ...(delta ? [row("this sample's ∂L/∂w = δ · x", carried("backward"))] : []),
      gradients
        ? row("∂L/∂w, mean of the batch", gradients[at])
        : make("p", { class: "caption" }, "Its gradient is known after the backward phase."),
      ...(changes
        ? [
            row(made ? "this update" : "next update", changes[at]),
            row(made ? "weight after" : "weight then", moment.ranked.after(layer - 1, unit, input)),
          ]
        : []),
    ];
  }

  /** @param {TargetInspected} target @param {string} words @param {number} value @param {string} written */
  #term(target, words, value, written) {
    return make(
      "button",
      {
        type: "button",
        title: full(value),
        pointerenter: () => this.told.point(target),
        focus: () => this.told.point(target),
        click: () => this.told.pin(target),
      },
      make("span", {}, words),
      make("output", {}, written),
    );
  }
}

/** @param {string} name @param {number} value @param {string} [shown] As a sum writes it. */
function row(name, value, shown = brief(value)) {
  return make("div", { class: "row", title: full(value) }, make("span", {}, name), make("output", {}, shown));
}
