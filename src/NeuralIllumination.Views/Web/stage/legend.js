// @ts-check
// What the lines of the stage mean, phase by phase.
import { make } from "../page/dom.js";

/** Where what runs, at a phase or before the first. @satisfies {Record<import("../words/terms.js").PhaseTerm|"ready", string>} */
const DIRECTIONS = {
  ready: "the signal runs forward →",
  forward: "the signal runs forward →",
  loss: "the prediction is compared",
  backward: "← the error runs back",
  update: "each weight takes its step",
};

/** @param {string} phase @returns {HTMLElement[]} */
export function legendOf(phase) {
  /** @param {string} kind @param {string} words */
  const key = (kind, words) => make("span", { class: `key ${kind}` }, words);
  if (phase === "backward")
    return [
      make("b", {}, DIRECTIONS.backward),
      key("back", "this sample's ∂L/∂w"),
      make("span", {}, "bright: the largest of each unit"),
    ];
  const direction = DIRECTIONS[/** @type {keyof typeof DIRECTIONS} */ (phase)];
  const bright = phase === "update" ? "bright: those that moved most" : "bright: the 24 that carry most, |w · x|";
  return [
    make("b", {}, direction),
    key("plus", "weight above 0"),
    key("minus", "below 0"),
    make("span", {}, "thicker: larger |w|"),
    make("span", {}, bright),
  ];
}
