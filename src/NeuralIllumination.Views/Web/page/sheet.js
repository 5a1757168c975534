// @ts-check
// A sheet over the viewer: help, or a text that the clipboard would not take.
import { make } from "./dom.js";

export class Sheet {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    /** Where the focus was. @type {Element|null} */
    this.before = null;
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** @param {HTMLElement} content */
  open(content) {
    const root = /** @type {ShadowRoot} */ (this.element.getRootNode());
    if (this.element.hidden) this.before = root.activeElement;
    this.element.replaceChildren(
      make("button", { type: "button", class: "close", "aria-label": "Close", click: () => this.close() }, "×"),
      content,
    );
    this.element.hidden = false;
    this.element.focus();
  }

  close() {
    if (this.element.hidden) return;
    this.element.hidden = true;
    if (this.before instanceof HTMLElement) this.before.focus();
  }
}
