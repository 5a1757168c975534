// @ts-check
// Brings an output to life: runs its recipe again in the page and says whether browser and C# agree.
import { Engine } from "./engine.js";
import { bytesOf } from "./data.js";
import { Run } from "./run.js";

/** @typedef {{id: string, module: string, recipe: any, fingerprint: string}} Output What C# put into the page. */

/** The longest that the page is kept from doing anything else, in milliseconds. */
const SLICE = 8;

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
  try {
    const run = await open(output);
    const { epochs, batches = 0 } = output.recipe;
    const began = performance.now();
    while (!run.runFor(epochs, batches, SLICE)) await new Promise((resolve) => setTimeout(resolve));
    const milliseconds = Math.round(performance.now() - began);
    const verified = run.fingerprint === output.fingerprint;
    Object.assign(element, { run });
    Object.assign(element.dataset, { epoch: run.epoch, batch: run.batch, fingerprint: run.fingerprint, verified, ready: "" });
    const count = (/** @type {number} */ n, /** @type {string} */ one, /** @type {string} */ many) => `${n} ${n === 1 ? one : many}`;
    const place = [epochs || !batches ? count(epochs, "epoch", "epochs") : "", batches ? count(batches, "batch", "batches") : ""]
      .filter(Boolean)
      .join(" and ");
    status.textContent = verified
      ? `✓ This page ran the same ${place} again, in your browser, in ${milliseconds} ms: fingerprint ${run.fingerprint}, C#'s to the last bit.`
      : `✗ This page ran the same ${place} again and came to other weights: fingerprint ${run.fingerprint}, but C#'s is ${output.fingerprint}.`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    element.dataset.refused = reason;
    status.textContent = `The picture stays as it is: this page could not run the network again (${reason}).`;
  }
}

/** @param {Output} output @returns {Promise<Run>} */
export async function open({ module, recipe }) {
  return new Run(await Engine.load(bytesOf(module)), recipe);
}
