// @ts-check
// What a hand did, as the line of C# and the magic command that do the same.
import { full } from "../words/numbers.js";
import { unpacked } from "../own/packing.js";
import { givenOf } from "./added.js";

/** @typedef {Omit<import("./run.js").Change, "epoch"|"batch"|"phase">} HandDone */

/** @param {HandDone} done @param {any} recipe @returns {{cSharp: string, magic: string}} */
export function linesOf({ parameter, switchOff, freeze, addSample }, recipe) {
  if (parameter) {
    const { layer, output, input, value } = parameter;
    const number = full(value).replaceAll("\u2212", "-");
    return {
      cSharp: `training.Set(${layer}, ${output}, ${input ?? "null"}, ${number});`,
      magic: `#!neural set --parameter ${[layer, output, ...(input == null ? [] : [input])].join(".")} --value ${number}`,
    };
  }
  if (switchOff) {
    const { layer, unit, isOff = true } = switchOff;
    return {
      cSharp: `training.SwitchOff(${layer}, ${unit}${isOff ? "" : ", off: false"});`,
      magic: `#!neural set --switch-${isOff ? "off" : "on"} ${layer}.${unit}`,
    };
  }
  if (freeze) {
    const { layer, isHeld = true } = freeze;
    return {
      cSharp: `training.Freeze(${layer}${isHeld ? "" : ", held: false"});`,
      magic: `#!neural set --${isHeld ? "freeze" : "release"} ${layer}`,
    };
  }
  if (!addSample) throw new Error("expected something that a hand does");
  const values = Array.from(unpacked(addSample, givenOf(recipe)), (value) => full(value).replaceAll("\u2212", "-"));
  return {
    cSharp: `training.Teach(new Sample([${values.join(", ")}], ${addSample.label}));`,
    magic: `#!neural set --teach ${values.join(",")} --label ${addSample.label}`,
  };
}
