// @ts-check
// Makes elements. Everything that is not drawn on the canvas is plain HTML or SVG made here.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Record<string, string|number|boolean|null|undefined|((event: any) => void)>} Attributes Functions listen; null and false are left out. */

/** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {Attributes} [attributes] @param {...(Node|string)} children
 * @returns {HTMLElementTagNameMap[T]} */
export function make(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. @template {keyof SVGElementTagNameMap} T @param {T} tag @param {Attributes} [attributes] @param {...(Node|string)} children
 * @returns {SVGElementTagNameMap[T]} */
export function draw(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Sets a text only when it differs: what does not change costs nothing. @param {Element} element @param {string} text */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @template {Element} T @param {T} element @param {Attributes} [attributes] @param {(Node|string)[]} [children] @returns {T} */
export function fill(element, attributes = {}, children = []) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else if (element.getAttribute(name) !== (value === true ? "" : String(value)))
      element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}
