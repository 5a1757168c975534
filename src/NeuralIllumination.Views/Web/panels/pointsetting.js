// @ts-check
// On a plane a click sets a point, of the class that is chosen here; it is learned from, from the next epoch on.
import { fill, make, say } from "../page/dom.js";
import { packed } from "../run/added.js";
import { linesOf } from "../run/hand.js";

export class PointSetting {
  /** @param {HTMLElement} container @param {import("../words/reading.js").Reading} reading @param {(option: string, value: any) => void} set */
  constructor(container, reading, set) {
    this.set = set;
    this.isOn = false;
    this.toggle = make("button", {
      type: "button",
      class: "toggle",
      "aria-pressed": "false",
      click: () => this.#turn(),
    });
    say(this.toggle, "Set points");
    this.label = make(
      "select",
      { "aria-label": "Class of the points" },
      ...reading.classes.map((name, k) => make("option", { value: k }, name)),
    );
    this.said = make("p", { class: "caption" });
    this.line = make("code", { class: "line", hidden: true, tabindex: 0 });
    container.append(
      make(
        "div",
        { class: "paint-right" },
        make("h3", { class: "panel-title" }, "Points by hand"),
        make(
          "div",
          { class: "paint-tools" },
          this.toggle,
          make("label", { class: "choice" }, make("span", {}, "of class"), this.label),
        ),
        this.said,
        this.line,
      ),
    );
    fill(container, { hidden: false });
    this.#write();
  }

  /** A place of the plane was pressed. @param {number[]} place @param {any} recipe @returns {boolean} Whether a point was set there. */
  put(place, recipe) {
    if (!this.isOn) return false;
    const addSample = packed(place, Number(this.label.value));
    this.set("addSample", addSample);
    say(this.line, linesOf({ addSample }, recipe).cSharp);
    fill(this.line, { hidden: false });
    return true;
  }

  #turn() {
    this.isOn = !this.isOn;
    this.#write();
  }

  #write() {
    fill(this.toggle, { "aria-pressed": String(this.isOn) });
    say(
      this.said,
      this.isOn
        ? "A click on the plane, or Enter where the arrow keys are, sets a point that is learned from."
        : "A click on the plane chooses the nearest sample.",
    );
  }
}
