// @ts-check
// The parts of a notebook's page by name. Names are data attributes: prose can bring ids of its own, but never those.

/** Told apart from other pages of the same notebook by this. */
export const page = crypto.randomUUID();

/** A part of the page. @param {string} name @returns {HTMLElement} */
export function part(name) {
  const found = document.querySelector(`[data-part="${name}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`The page has no part ${name}.`);
  return found;
}

/** A dialog of the page. @param {string} name */
export const dialog = (name) => /** @type {HTMLDialogElement} */ (part(name));

/** Elements from the server's HTML. @param {string} html @returns {HTMLElement} */
export function element(html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return /** @type {HTMLElement} */ (template.content.firstElementChild);
}

/** Says something, also to those who listen. @param {string} text */
export function say(text) {
  part("said").textContent = text;
  clearTimeout(fading);
  fading = window.setTimeout(() => (part("said").textContent = ""), 6000);
}

/** Tells those who listen what others see. @param {string} text */
export const tell = (text) => (part("heard").textContent = text);

let fading = 0;
