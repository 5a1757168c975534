// @ts-check
// The scrubber over the whole run.
import { fill, make } from "../page/dom.js";
import { CHANGE_KINDS } from "../run/run.js";

/** What a mark says of a change, by what it sets.
 * @satisfies {Record<typeof CHANGE_KINDS[number], (change: import("../run/run.js").Change) => string>} */
const MARKED = {
  learningRate: ({ learningRate }) => `learning rate ${learningRate}`,
  batchSize: ({ batchSize }) => `batch size ${batchSize}`,
  parameter: () => "a parameter set by hand",
  momentum: ({ momentum }) => `momentum ${momentum}`,
  l2: ({ l2 }) => `L2 ${l2}`,
  beta1: ({ beta1 }) => `β₁ ${beta1}`,
  beta2: ({ beta2 }) => `β₂ ${beta2}`,
  switchOff: ({ switchOff: set }) =>
    `unit ${set?.unit} of layer ${set?.layer} ${set?.isOff === false ? "on again" : "off"}`,
  freeze: ({ freeze: set }) => `layer ${set?.layer} ${set?.isHeld === false ? "let go" : "held"}`,
  addSample: () => "a sample taught",
};

export class Timeline {
  /** @param {(epoch: number) => void} seek */
  constructor(seek) {
    this.input = make("input", {
      type: "range",
      class: "scrubber",
      min: 0,
      max: 200,
      step: 1,
      value: 0,
      "aria-label": "Epoch",
      input: () => seek(this.input.valueAsNumber),
    });
    this.output = make("output", {}, "");
    this.marks = make("div", { class: "marks" });
    this.element = make(
      "div",
      { class: "timeline" },
      make("div", { class: "track" }, this.input, this.marks),
      this.output,
    );
    this.marked = "";
  }

  /** @param {number} epoch @param {number} length @param {number} known Epochs that have been run. */
  show(epoch, length, known) {
    const most = Math.max(length, known);
    if (Number(this.input.max) !== most) this.input.max = String(most);
    if (this.input.valueAsNumber !== epoch) this.input.value = String(epoch);
    this.input.style.setProperty("--known", `${(100 * known) / most}%`);
    this.input.style.setProperty("--at", `${(100 * epoch) / most}%`);
    const text = `${epoch} of ${most} epochs`;
    if (this.output.textContent !== text) this.output.textContent = text;
    fill(this.input, { "aria-valuetext": `epoch ${epoch} of ${most}` });
  }

  /** Where something was changed by hand. @param {import("../run/run.js").Change[]} changes */
  mark(changes) {
    const most = Number(this.input.max);
    const key = JSON.stringify([changes, most]);
    if (key === this.marked) return;
    this.marked = key;
    this.marks.replaceChildren(
      ...changes.map((change) => {
        const what = CHANGE_KINDS.filter((kind) => change[kind] != null).map((kind) => MARKED[kind](change));
        const mark = make("i", { title: `${what.join(", ")} from epoch ${change.epoch}, batch ${change.batch} on` });
        mark.style.left = `${(100 * change.epoch) / most}%`;
        return mark;
      }),
    );
  }
}
