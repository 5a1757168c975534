// @ts-check
// What can be set by name, and what may be set to what.
import { NUMBERS } from "../run/recipe.js";
import { SLIDERS } from "./controls.js";

/** @typedef {{hands: {workbench: import("./workbench.js").Workbench}, player: import("../stage/player.js").Player,
 *   display: import("../panels/display.js").Display, run: import("../run/run.js").Run}} ViewerToSet */

/** Sets whatever can be set by name. @param {ViewerToSet} viewer @param {string} option @param {any} value
 * @returns {Promise<void>|undefined} Where another run begins for it. */
export function setOption(viewer, option, value) {
  const { workbench } = viewer.hands;
  const { player, display, run } = viewer;
  if (option === "seed") return workbench.anew(value, `Seed ${value}, epoch 0`);
  if (isKept(option) || isHand(option)) workbench.change(option, value);
  else if (option === "sample") {
    if (value) checkSample(value, run.recipe.data);
    display.chosen = value;
  } else setLook(player, display, option, value);
}

/** @param {string} option @returns {option is import("./workbench.js").Kept} */
function isKept(option) {
  return ["learningRate", "batchSize", ...NUMBERS].includes(option);
}

/** @param {string} option @returns {option is import("./workbench.js").ByHand} */
function isHand(option) {
  return ["parameter", "switchOff", "freeze", "addSample"].includes(option);
}

/** Sets one of those that change nothing but the look or the pace. @param {import("../stage/player.js").Player} player
 * @param {import("../panels/display.js").Display} display @param {string} option @param {any} value */
function setLook(player, { scene, parts, around }, option, value) {
  if (option === "theme") {
    around.chosen = oneOf("theme", value, ["dark", "light", null]);
    return around.follow();
  }
  if (option === "math") return void (parts.math.hidden = !value);
  if (option === "showAll") return void (scene.options.all = Boolean(value));
  const slider = SLIDERS.find((shape) => shape.option === option);
  if (!slider)
    throw new Error(
      `there is no option "${option}"; there are ${[...SLIDERS.map((s) => s.option), ...NUMBERS].join(", ")}, seed, sample, showAll, math, theme`,
    );
  if (typeof value !== "number" || !(value >= slider.least && value <= slider.most))
    throw new Error(`${slider.name} must lie in [${slider.least}, ${slider.most}]; got ${value}`);
  if (option === "epochsPerSecond") player.epochsPerSecond = value;
  else if (option === "flowSpeed") player.flow = value;
  else if (option === "glow") scene.options.glow = value;
  else scene.options.visibility = value;
}

/** @param {import("../run/moment.js").SampleName} sample @param {{test: number, train: number}} data How many there are of each. */
function checkSample(sample, data) {
  const most = oneOf("sample.set", sample.set, ["test", "training"]) === "test" ? data.test : data.train;
  if (!Number.isInteger(sample.index) || sample.index < 0 || sample.index >= most)
    throw new Error(`expected a ${sample.set} sample from 0 to ${most - 1}; got ${sample.index}`);
}

/** @template T @param {string} what @param {any} value @param {T[]} allowed @returns {T} */
function oneOf(what, value, allowed) {
  if (!allowed.includes(value))
    throw new Error(`${what} must be one of ${allowed.map(String).join(", ")}; got ${value}`);
  return value;
}
