// @ts-check
// Predicted quantities against the true ones: on the diagonal a prediction is perfect.
import { draw, fill, make, say } from "../page/dom.js";
import { end } from "../words/numbers.js";

/** @typedef {import("./predictions.js").Predicted} PredictedQuantity */

export class Scatter {
  /** @param {HTMLElement} container @param {{reading: import("../words/reading.js").Reading, onChoose: (sample: PredictedQuantity) => void}} options */
  constructor(container, { reading, onChoose }) {
    this.reading = reading;
    this.onChoose = onChoose;
    this.title = make("h3", { class: "panel-title" });
    this.points = draw("g");
    /** @type {PredictedQuantity[]} */
    this.samples = [];
    this.picture = draw(
      "svg",
      { class: "truth", viewBox: "0 0 100 100", role: "img" },
      draw("path", { class: "truth-frame", d: "M0 0H100V100H0z" }),
      draw("path", { class: "truth-diagonal", d: "M0 100L100 0" }),
      this.points,
    );
    const [least, most] = reading.scale.map((scale) => end(scale));
    container.append(
      make(
        "section",
        { class: "predictions" },
        this.title,
        make("p", { class: "truth-end" }, `ŷ ${most}`),
        this.picture,
        make("p", { class: "truth-ends" }, make("span", {}, least), make("span", {}, "true y"), make("span", {}, most)),
      ),
    );
  }

  /** @param {{samples: PredictedQuantity[], chosen: number|null}} shown The index of the one on display. */
  update({ samples, chosen }) {
    const [least, most] = this.reading.scale;
    /** @param {number} value */
    const share = (value) =>
      100 * (Number.isNaN(value) ? 0.5 : Math.max(0, Math.min(1, (value - least) / (most - least))));
    const outputs = samples[0]?.predictions.length ?? 0;
    while (this.points.childElementCount > samples.length * outputs) this.points.lastElementChild?.remove();
    while (this.points.childElementCount < samples.length * outputs) this.points.append(this.#point());
    samples.forEach((sample, i) => {
      for (let k = 0; k < outputs; k++) {
        const point = /** @type {SVGCircleElement} */ (this.points.children[i * outputs + k]);
        const look = { cx: share(sample.targets[k]).toFixed(1), cy: (100 - share(sample.predictions[k])).toFixed(1) };
        fill(point, { ...look, class: sample.index === chosen ? "chosen" : null, "data-sample": i });
        say(/** @type {Element} */ (point.firstElementChild), this.#sentence(sample));
      }
    });
    this.samples = samples;
    const set = samples[0]?.set === "test" ? "Test samples" : "Training samples";
    say(this.title, `${set}: ŷ against y`);
    fill(this.picture, {
      "aria-label": `${set.toLowerCase()}: ${samples.map((one) => this.#sentence(one)).join("; ")}`,
    });
  }

  /** @param {PredictedQuantity} sample */
  #sentence({ index, predictions, targets }) {
    return `sample ${index} says ${this.reading.listed(predictions)}, it is ${this.reading.listed(targets)}`;
  }

  #point() {
    const point = draw("circle", { r: 2.4 }, draw("title"));
    point.addEventListener("click", () => {
      const sample = this.samples[Number(point.dataset.sample)];
      if (sample) this.onChoose(sample);
    });
    return point;
  }
}
