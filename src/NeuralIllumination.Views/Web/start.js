// @ts-check
// Brings an output to life: runs its recipe again in the page and says whether browser and C# agree.
import { bytesOf } from "./words/base64.js";
import { breath } from "./page/breath.js";
import { Engine } from "./run/engine.js";
import { count } from "./words/numbers.js";
import { shapeOf } from "./own/held.js";
import { addedOf } from "./run/data.js";
import { checkRecipe } from "./run/recipe.js";
import { Run, SLICE } from "./run/run.js";
import { recipeIn } from "./controls/share.js";
import { LENGTH } from "./stage/player.js";
import { KINDS } from "./words/terms.js";
import { Viewer } from "./viewer.js";

/** @typedef {string|Uint8Array<ArrayBuffer>|WebAssembly.Module} Packed The module in Base64, as bytes, or compiled. */
/** @typedef {{id: string, module: Packed|Promise<Packed>, recipe: any, fingerprint: string, stage: import("./stage/setting.js").Stage,
 *   sample: import("./run/moment.js").SampleName|null, ahead: import("./run/proof.js").Milestone|null,
 *   keyframe: import("./run/keyframe.js").Carried|null}} Output What C# put into the page. */

/** After so many milliseconds a reader is told what is going on. */
const PATIENCE = 400;
/** Epochs a second of a page that nobody has touched. */
const SLOWLY = 1;
/** Milliseconds between two drawings of the curves while the recipe is run behind the picture. */
const CURVES_WHILE_PROVING = 250;

/** Starts every element of the output that has not been started: the same output may stand on a page twice, and its script may run twice.
 * @param {Output} output @param {import("./controls/workbench.js").FileMaker} [fileOf] Makes what reads a person's own data, where that is there. */
export async function start(output, fileOf) {
  const elements = document.querySelectorAll(`neural-illumination[data-output="${output.id}"]:not([data-started])`);
  for (const element of elements) if (element instanceof HTMLElement) element.dataset.started = "";
  for (const element of elements) if (element instanceof HTMLElement) await bringToLife(element, output, fileOf);
}

/** @param {HTMLElement} element @param {Output} output @param {import("./controls/workbench.js").FileMaker} [fileOf] */
async function bringToLife(element, output, fileOf) {
  const status = element.querySelector("[role=status]") ?? element.appendChild(document.createElement("p"));
  const page = element.closest("[data-autoplay]");
  const isPage = page !== null;
  try {
    const asked = isPage ? recipeIn(location.hash) : null;
    if (asked) checkEnds(asked.recipe, output.recipe);
    const recipe = asked?.recipe ?? output.recipe;
    const run = await open({ module: output.module, recipe });
    const keyframe = asked ? null : output.keyframe;
    if (keyframe) run.keyframe(keyframe.epoch).unpack(keyframe);
    const milliseconds = asked?.atStart ? 0 : await arrive(run, status);
    const { fingerprint, epoch, batch, changes } = run;
    const viewer = new Viewer(
      element,
      (shown) => stageFor(shown, output),
      run,
      (other) => open({ module: output.module, recipe: other }),
      fileOf,
    );
    if (output.sample) viewer.set("sample", output.sample);
    Object.assign(element, {
      viewer,
      play: () => viewer.play(),
      pause: () => viewer.pause(),
      reset: () => viewer.reset(),
      step: viewer.step.bind(viewer),
      goTo: viewer.goTo.bind(viewer),
      set: viewer.set.bind(viewer),
    });
    // Another recipe in the address is another run.
    if (isPage) addEventListener("hashchange", () => location.reload());
    // A page trains by itself, and what is under way elsewhere goes on; a notebook's run at its start, a page that is to rest, or a reader who
    // asked for it, begins by hand.
    const isUnderWay = run.epoch + run.batch > 0;
    const plays =
      (isPage ? !asked || !isUnderWay : isUnderWay) &&
      run.epoch < LENGTH &&
      page?.getAttribute("data-autoplay") !== "false" &&
      !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const ready = () => {
      if ("ready" in element.dataset) return;
      element.dataset.ready = "";
      // Whoever has gone elsewhere meanwhile stays there.
      const isUntouched =
        viewer.run === run && run.changes === changes && run.epoch === epoch && run.batch === batch && run.phases === 0;
      if (!plays || !isUntouched) return;
      if (isPage) byItself(viewer);
      viewer.play();
    };
    if (asked) viewer.prove("This page runs the recipe in its address.", []);
    else if (keyframe) await proveBehind(viewer, output, fingerprint, ready);
    else viewer.prove(compared(run, [fingerprint], output, milliseconds), milestones(output));
    await viewer.whole;
    ready();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    element.dataset.refused = reason;
    // What had been put over the picture lets it through again.
    element.shadowRoot?.replaceChildren(document.createElement("slot"));
    status.textContent = `The picture stays as it is: this page could not run the network again (${reason}).`;
  }
}

/** Slowly, so that each step is seen, until a hand is on it. @param {Viewer} viewer */
function byItself(viewer) {
  const { parts, player } = viewer;
  const usual = player.epochsPerSecond;
  const touched = new AbortController();
  viewer.set("epochsPerSecond", SLOWLY);
  for (const touch of ["pointerdown", "keydown"])
    parts.root.addEventListener(
      touch,
      () => {
        touched.abort();
        if (viewer.player.epochsPerSecond === SLOWLY) viewer.set("epochsPerSecond", usual);
      },
      { signal: touched.signal },
    );
}

/** Goes to where the recipe ends. @param {Run} run @param {Element} [status] Tells of it, where it takes long. @param {() => void} [told] After each slice.
 * @returns {Promise<number>} Milliseconds. */
async function arrive(run, status, told) {
  const { epochs, batches = 0 } = run.recipe;
  const began = performance.now();
  while (!run.goToFor(epochs, batches, 0, SLICE)) {
    if (status && performance.now() - began > PATIENCE)
      status.textContent = `This page runs the same again: epoch ${run.epoch} of ${epochs} …`;
    told?.();
    await breath();
  }
  return Math.round(performance.now() - began);
}

/** Runs the recipe from its start behind the picture, which came from a keyframe that C# handed over, and compares all three.
 * @param {Viewer} viewer @param {Output} output @param {string} shown The fingerprint that the picture began with. @param {() => void} ready
 *   Lets the reader begin, if it takes long. */
async function proveBehind(viewer, output, shown, ready) {
  await viewer.whole;
  const late = setTimeout(ready, PATIENCE);
  const run = await open({ module: output.module, recipe: output.recipe });
  let drawn = performance.now();
  const milliseconds = await arrive(run, viewer.parts.status, () => {
    if (performance.now() - drawn < CURVES_WHILE_PROVING) return;
    drawn = performance.now();
    remember(viewer, run);
  });
  clearTimeout(late);
  remember(viewer, run);
  viewer.prove(compared(run, [run.fingerprint, shown], output, milliseconds), milestones(output), run, shown);
}

/** Takes over what the same recipe, run from its start, has come by so far; a run that was begun since has its own.
 * @param {Viewer} viewer @param {Run} from */
function remember({ run, display }, from) {
  if (run.recipe !== from.recipe) return;
  run.adopt(from);
  display.curves();
}

/** @param {Output} output @returns {import("./run/proof.js").Milestone[]} */
function milestones({ recipe: { epochs, batches = 0 }, fingerprint, ahead }) {
  return [{ epochs, batches, fingerprint }, ...(ahead ? [ahead] : [])];
}

/** @param {Run} run At the recipe's end. @param {string[]} found Fingerprints there. @param {Output} output @param {number} milliseconds */
function compared(run, found, { fingerprint }, milliseconds) {
  const place = [
    run.epoch || !run.batch ? count(run.epoch, "epoch") : "",
    run.batch ? count(run.batch, "batch", "batches") : "",
  ]
    .filter(Boolean)
    .join(" and ");
  const other = found.find((one) => one !== fingerprint);
  return other
    ? `✗ This page ran the same ${place} again and came to other weights: fingerprint ${other}, but C#'s is ${fingerprint}.`
    : `✓ This page ran the same ${place} again, in your browser, in ${milliseconds} ms: fingerprint ${fingerprint}, C#'s to the last bit.`;
}

/** Which units of a wide layer matter was found for the network that C# showed; how a data set's samples look, the table of kinds says,
 * or the data themselves.
 * @param {any} recipe @param {Output} output @returns {import("./stage/setting.js").Stage} */
function stageFor({ network, data }, { recipe, stage }) {
  const isOwn =
    network.layers.join() === recipe.network.layers.join() &&
    data.generator === recipe.data.generator &&
    data.digest === recipe.data.digest;
  if (isOwn) return stage;
  const kind = shapeOf(data);
  return { ...stage, chosen: null, ...(kind && { classes: kind.classes, shape: kind }) };
}

/** Any network can be shown of data that a generator draws or the recipe carries; how others look and what their classes are called, only C# knows.
 * @param {any} asked @param {any} own */
function checkEnds(asked, own) {
  checkRecipe(asked);
  if (asked.data.generator != null || asked.data.packed != null) return;
  const [found, shown] = [asked, own].map(
    ({ data, network: { layers, loss } }) =>
      `${layers[0] - addedOf(data).length} inputs, ${layers.at(-1)} outputs, ${loss}`,
  );
  if (found !== shown)
    throw new Error(
      `this page shows ${shown}; the recipe in its address has ${found}. Make a page for it: illuminate page --recipe FILE`,
    );
}

/** @param {{module: Packed|Promise<Packed>, recipe: any}} output @returns {Promise<Run>} */
export async function open({ module, recipe }) {
  const packed = await module;
  return new Run(await Engine.load(typeof packed === "string" ? bytesOf(packed) : packed), recipe);
}
