// @ts-check
// Brings an output to life: runs its recipe again in the page and says whether browser and C# agree.
import { Engine } from "./engine.js";
import { bytesOf } from "./data.js";
import { count } from "./numbers.js";
import { Run, SLICE } from "./run.js";
import { recipeIn } from "./share.js";
import { RUN_LENGTH, Viewer } from "./viewer.js";

/** @typedef {{id: string, module: string|Uint8Array<ArrayBuffer>, recipe: any, fingerprint: string, stage: import("./viewer.js").Stage,
 *   sample: import("./moment.js").SampleName|null}} Output What C# put into the page. */

/** After so many milliseconds a reader is told what is going on. */
const PATIENCE = 400;

/** Starts every element of the output that has not been started: the same output may stand on a page twice, and its script may run twice.
 * @param {Output} output */
export async function start(output) {
  const elements = document.querySelectorAll(`neural-illumination[data-output="${output.id}"]:not([data-started])`);
  for (const element of elements) if (element instanceof HTMLElement) element.dataset.started = "";
  for (const element of elements) if (element instanceof HTMLElement) await bringToLife(element, output);
}

/** @param {HTMLElement} element @param {Output} output */
async function bringToLife(element, output) {
  const status = element.querySelector("[role=status]") ?? element.appendChild(document.createElement("p"));
  const page = element.closest("[data-autoplay]");
  const isPage = page !== null;
  try {
    const asked = isPage ? recipeIn(location.hash) : null;
    if (asked) checkLayers(asked, output.recipe);
    const recipe = asked ?? output.recipe;
    const run = await open({ module: output.module, recipe });
    const { epochs, batches = 0 } = recipe;
    const began = performance.now();
    while (!run.goToFor(epochs, batches, 0, SLICE)) {
      if (performance.now() - began > PATIENCE) status.textContent = `This page runs the same again: epoch ${run.epoch} of ${epochs} …`;
      await new Promise((resolve) => setTimeout(resolve));
    }
    const milliseconds = Math.round(performance.now() - began);
    const viewer = new Viewer(element, output.stage, run, (other) => open({ module: output.module, recipe: other }));
    if (output.sample) viewer.set("sample", output.sample);
    const said = asked ? { words: "This page runs the recipe in its address", proof: "" } : compared(run, output, milliseconds);
    if (!asked) element.dataset.verified = String(run.fingerprint === output.fingerprint);
    viewer.prove(said.words, said.proof, asked ? null : run.fingerprint === output.fingerprint);
    Object.assign(element, {
      viewer,
      play: () => viewer.play(),
      pause: () => viewer.pause(),
      reset: () => viewer.reset(),
      step: viewer.step.bind(viewer),
      goTo: viewer.goTo.bind(viewer),
      set: viewer.set.bind(viewer),
    });
    element.dataset.ready = "";
    // Another recipe in the address is another run.
    if (isPage) addEventListener("hashchange", () => location.reload());
    // What is not at its end goes on learning; a page that is to rest, or a reader who asked for it, begins by hand.
    if (run.epoch < RUN_LENGTH && page?.getAttribute("data-autoplay") !== "false" && !matchMedia("(prefers-reduced-motion: reduce)").matches) viewer.play();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    element.dataset.refused = reason;
    // What had been put over the picture lets it through again.
    element.shadowRoot?.replaceChildren(document.createElement("slot"));
    status.textContent = `The picture stays as it is: this page could not run the network again (${reason}).`;
  }
}

/** @param {Run} run @param {Output} output @param {number} milliseconds */
function compared(run, { fingerprint }, milliseconds) {
  const place = [run.epoch || !run.batch ? count(run.epoch, "epoch") : "", run.batch ? count(run.batch, "batch", "batches") : ""].filter(Boolean).join(" and ");
  return run.fingerprint === fingerprint
    ? {
        words: `✓ This page ran the same ${place} again, in your browser, in ${milliseconds} ms: fingerprint ${run.fingerprint}, C#'s to the last bit.`,
        proof: `✓ C# = browser: ${fingerprint}`,
      }
    : {
        words: `✗ This page ran the same ${place} again and came to other weights: fingerprint ${run.fingerprint}, but C#'s is ${fingerprint}.`,
        proof: `✗ C# ${fingerprint} ≠ browser ${run.fingerprint}`,
      };
}

/** The stage is laid out for one architecture. @param {any} asked @param {any} own */
function checkLayers(asked, own) {
  const [found, drawn] = [asked, own].map((recipe) => `${recipe?.network?.layers?.join("-")}, ${recipe?.network?.loss}`);
  if (found !== drawn) throw new Error(`this page draws ${drawn}; the recipe in its address is for ${found}. Make a page for it: illuminate page --recipe FILE`);
}

/** @param {{module: string|Uint8Array<ArrayBuffer>, recipe: any}} output @returns {Promise<Run>} */
export async function open({ module, recipe }) {
  return new Run(await Engine.load(typeof module === "string" ? bytesOf(module) : module), recipe);
}
