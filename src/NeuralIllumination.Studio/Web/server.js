// @ts-check
// What the page asks of the Studio. Questions are put one after the other, so that a run never overtakes the edit before it.
import { page, part, say } from "./page.js";

/** @typedef {{ok: boolean, status: number, data: any}} Answer */

/** @type {Promise<unknown>} */
let order = Promise.resolve();

/** The notebook's address. */
export const address = () => part("notebook").dataset.address ?? "";

/** Whether the Studio has said that this page shows another opening of the notebook than it has. */
let isPast = false;

/** Which opening of the notebook this page shows. */
export const life = () => part("notebook").dataset.life ?? "";

/** Hears of an answer that concerns the whole page. @type {(what: "past" | "locked") => void} */
let tell = () => {};

/** @param {typeof tell} hear */
export const watchLife = (hear) => (tell = hear);

/** Asks, after everything asked before. @param {string} what @param {Record<string, unknown> | (() => Record<string, unknown> | null)} [body] What is asked; found when it is asked, and null if it need not be. @returns {Promise<Answer>} */
export function ask(what, body = {}) {
  const answer = order.then(() => {
    const asked = typeof body === "function" ? body() : body;
    return asked ? post(what, asked) : { ok: true, status: 204, data: null };
  });
  order = answer;
  return answer;
}

/** Asks at once. @param {string} what @param {Record<string, unknown>} body @param {AbortSignal} [signal] @returns {Promise<Answer>} */
export async function post(what, body, signal) {
  if (isPast)
    return { ok: false, status: 409, data: { why: "life", message: "Nothing is sent from this page any more." } };
  try {
    const response = await fetch(`${address()}/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Notebook-Life": life() },
      body: JSON.stringify({ ...body, page }),
      signal,
    });
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    const data = isJson ? await response.json() : { message: await response.text() };
    isPast ||= response.status === 409 && data.why === "life";
    if (isPast) tell("past");
    else if (response.status === 401) tell("locked");
    else if (response.status === 503) say(data.message);
    return { ok: response.ok, status: response.status, data };
  } catch (error) {
    if (!signal?.aborted) say("The Studio does not answer. Is illuminate still running?");
    return { ok: false, status: 0, data: {} };
  }
}
