// @ts-check
// What the lines of the stage mean, phase by phase.
import { make } from "../page/dom.js";

/** @param {string} phase @returns {HTMLElement[]} */
export function legendOf(phase) {
  /** @param {string} kind @param {string} words */
  const key = (kind, words) => make("span", { class: `key ${kind}` }, words);
  if (phase === "backward")
    return [
      make("b", {}, "← the error runs back"),
      key("back", "this sample's ∂L/∂w"),
      make("span", {}, "bright: the largest of each unit"),
    ];
  const direction =
    phase === "update"
      ? "each weight takes its step"
      : phase === "loss"
        ? "the prediction is compared"
        : "the signal runs forward →";
  const bright = phase === "update" ? "bright: those that moved most" : "bright: the 24 that carry most, |w · x|";
  return [
    make("b", {}, direction),
    key("plus", "weight above 0"),
    key("minus", "below 0"),
    make("span", {}, "thicker: larger |w|"),
    make("span", {}, bright),
  ];
}
