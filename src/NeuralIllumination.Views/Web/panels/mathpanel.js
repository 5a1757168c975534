// @ts-check
// The mathematics of the moment, one step at a time: it goes along with the phases, or is turned by hand.
import { fill, make } from "../page/dom.js";
import { keepingFocus } from "../page/focus.js";
import { stepAt, STEP_NAMES, stepOf, stepOfSynapse } from "./math.js";

/** @typedef {import("../run/moment.js").Moment} MomentWritten */
/** @typedef {import("../stage/scene.js").Target} TargetWritten */

export class MathPanel {
  /** @param {HTMLElement} panel @param {import("./mathreader.js").Subject} subject
   * @param {{point: (target: TargetWritten|null) => void, pin: (target: TargetWritten) => void}} told */
  constructor(panel, subject, told) {
    this.subject = subject;
    this.told = told;
    this.step = 0;
    /** Turned by hand: it stays until it is told to follow again. */
    this.held = false;
    /** @type {string} */
    this.shown = "";
    /** @type {{term: HTMLButtonElement, target: TargetWritten}[]} */
    this.terms = [];
    this.panel = panel;
    /** @type {MomentWritten|null} */
    this.moment = null;
    /** @type {TargetWritten|null} */
    this.target = null;
    this.tabs = STEP_NAMES.map((name, i) =>
      make(
        "button",
        {
          type: "button",
          class: i < 6 ? "forward" : "backward",
          title: name,
          "aria-label": `Step ${i + 1}: ${name}`,
          click: () => this.turn(i),
        },
        make("b", {}, String(i + 1)),
        " ",
        make("span", {}, name),
      ),
    );
    this.follow = make(
      "button",
      { type: "button", class: "follow", hidden: true, click: () => this.release() },
      "Follow the phases",
    );
    this.body = make("div", { class: "written" });
    // While it plays it is as high as its longest step, so that nothing moves as the phases pass: step 8 has two lines for each hidden layer.
    const layers = subject.layers.length;
    this.body.style.setProperty("--lines", String(Math.max(3, layers, 2 * layers - 2)));
    panel.append(
      make(
        "div",
        { class: "steps", role: "group", "aria-label": "Steps of the mathematics" },
        ...this.tabs,
        this.follow,
      ),
      this.body,
    );
  }

  /** @param {number} step */
  turn(step) {
    this.held = true;
    this.step = (step + STEP_NAMES.length) % STEP_NAMES.length;
    this.follow.hidden = false;
    this.#write();
  }

  release() {
    this.held = false;
    this.follow.hidden = true;
    this.#write();
  }

  /** @param {MomentWritten} moment @param {number} progress Through its phase. @param {TargetWritten|null} target */
  show(moment, progress, target) {
    if (this.panel.hidden) return;
    const asked =
      target?.input !== undefined
        ? stepOfSynapse(moment.phase, target.layer, this.subject.layers.length)
        : stepAt(moment.phase, progress);
    const step = this.held ? this.step : asked;
    const same = this.moment === moment && this.step === step && this.target === target;
    [this.moment, this.target, this.step] = [moment, target, step];
    if (!same) this.#write();
  }

  /** Writing again what stands there would take the focus from under the reader. */
  #write() {
    const { moment, step } = this;
    this.tabs.forEach((tab, i) => fill(tab, { "aria-current": i === step ? "step" : null }));
    if (!moment) return;
    const { name, formula, lines } = stepOf(step, moment, this.subject, this.target);
    const key = JSON.stringify([name, formula, lines]);
    if (key === this.shown) return this.#light();
    this.terms = [];
    this.shown = key;
    const written = lines.map((line) =>
      make("p", {}, ...line.map((piece) => (typeof piece === "string" ? piece : this.#term(piece)))),
    );
    const head = make("p", { class: "formula" }, make("b", {}, `${step + 1} ${name}`), make("code", {}, formula));
    keepingFocus(this.body, () => this.body.replaceChildren(head, ...written));
    this.#light();
  }

  /** @param {{text: string, target: TargetWritten, title?: string}} piece */
  #term({ text, target, title }) {
    const term = make(
      "button",
      {
        type: "button",
        class: "term",
        title,
        click: () => this.told.pin(target),
        pointerenter: () => this.told.point(target),
        pointerleave: () => this.told.point(null),
        focus: () => this.told.point(target),
        blur: () => this.told.point(null),
      },
      text,
    );
    this.terms.push({ term, target });
    return term;
  }

  /** Marks the term of what is pointed at. */
  #light() {
    for (const { term, target } of this.terms) term.classList.toggle("lit", sameTarget(target, this.target));
  }
}

/** @param {TargetWritten} a @param {TargetWritten|null} b */
function sameTarget(a, b) {
  return b !== null && a.layer === b.layer && a.unit === b.unit && a.input === b.input;
}
