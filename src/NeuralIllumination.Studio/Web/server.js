// @ts-check
// What the page asks of the Studio. Questions are put one after the other, so that a run never overtakes the edit before it.
import { page, part, say } from "./page.js";

/** @typedef {{ok: boolean, status: number, data: any}} Answer */

/** @type {Promise<unknown>} */
let order = Promise.resolve();

/** The notebook's address. */
export const address = () => part("notebook").dataset.address ?? "";

/** Asks, after everything asked before. @param {string} what @param {Record<string, unknown>} [body] @returns {Promise<Answer>} */
export function ask(what, body = {}) {
  const answer = order.then(() => post(what, body));
  order = answer;
  return answer;
}

/** Asks at once. @param {string} what @param {Record<string, unknown>} body @param {AbortSignal} [signal] @returns {Promise<Answer>} */
export async function post(what, body, signal) {
  try {
    const response = await fetch(`${address()}/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...body, page }),
      signal,
    });
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    const data = isJson ? await response.json() : { message: await response.text() };
    if (response.status === 401) say("The Studio was started anew: open the address that it printed.");
    return { ok: response.ok, status: response.status, data };
  } catch (error) {
    if (!signal?.aborted) say("The Studio does not answer. Is illuminate still running?");
    return { ok: false, status: 0, data: {} };
  }
}
