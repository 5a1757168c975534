// @ts-check
// The samples of a plane as points of its square, or of a line as points above it: those to learn from as discs, those to be tested on as squares.
import { MOST_POINTS } from "./planefunctions.js";
import { hueOfClass } from "./surface.js";

/** @typedef {{x: number, y: number, side: number}} Square */
/** @typedef {{set: "training"|"test", index: number, at: [number, number], label: number, wrong: boolean}} PlanePoint
 *   `at` in shares of the square, from its left and its top. */

export class PlanePoints {
  /** @param {import("../run/run.js").Run} run Over a plane or a line. @param {import("../words/reading.js").Reading} reading @param {number} span How far the square reaches. */
  constructor(run, reading, span) {
    this.reading = reading;
    this.span = span;
    this.sets = /** @type {["training"|"test", number][]} */ ([
      ["training", run.train],
      ["test", run.test],
    ]);
    /** @type {PlanePoint[]} */
    this.samples = this.sets.flatMap(([set, samples]) => this.#read(run, set, samples));
  }

  /** Where a sample stands. What is not finite stays at an edge or, if it is no number, in the middle.
   * @param {ArrayLike<number>} x @param {number} target Of a line: how high. @returns {[number, number]} In shares of the square. */
  shares(x, target) {
    const across = shareOf(x[0], -this.span, this.span);
    if (x.length > 1) return [across, 1 - shareOf(x[1], -this.span, this.span)];
    return [across, 1 - shareOf(target, ...this.reading.scale)];
  }

  /** How high a sample of one value stands: as high as what is to be predicted of it; of several classes, where its own would be certain.
   * @param {ArrayLike<number>} targets */
  height(targets) {
    return this.reading.isRegression || this.reading.isSingle(targets.length) ? targets[0] : 1;
  }

  /** Which of them a network takes for another class. @param {import("./planefunctions.js").PlaneFunctions} functions */
  judge(functions) {
    if (this.reading.isRegression) return;
    for (const [set, samples] of this.sets) {
      const points = this.samples.filter((point) => point.set === set);
      if (points.length === 0) continue;
      const choices = functions.choices(samples, points.length);
      for (const point of points) point.wrong = choices[point.index] !== point.label;
    }
  }

  /** @param {CanvasRenderingContext2D} pen @param {Square} square @param {import("../page/theme.js").Palette} palette @param {boolean} isLine */
  draw(pen, square, palette, isLine) {
    const size = Math.max(2.2, square.side / 90);
    const { isRegression } = this.reading;
    for (const { set, at, label, wrong } of this.samples) {
      const [x, y] = [square.x + square.side * at[0], square.y + square.side * at[1]];
      const isTest = set === "test";
      pen.beginPath();
      if (isTest) pen.rect(x - size, y - size, 2 * size, 2 * size);
      else pen.arc(x, y, size, 0, 2 * Math.PI);
      pen.fillStyle = isRegression && isLine ? palette.muted : hueOfClass(palette, label);
      pen.fill();
      pen.strokeStyle = isTest ? palette.text : palette.stage;
      pen.lineWidth = 0.9;
      pen.stroke();
      if (!wrong) continue;
      for (const [colour, width] of /** @type {[string, number][]} */ ([
        [palette.stage, 3.2],
        [palette.wrong, 1.6],
      ])) {
        pen.beginPath();
        for (const down of [1, -1]) {
          pen.moveTo(x - 1.5 * size, y - down * 1.5 * size);
          pen.lineTo(x + 1.5 * size, y + down * 1.5 * size);
        }
        pen.strokeStyle = colour;
        pen.lineWidth = width;
        pen.stroke();
      }
    }
  }

  /** @param {import("../run/run.js").Run} run @param {"training"|"test"} set @param {number} samples @returns {PlanePoint[]} */
  #read({ network, storedCount }, set, samples) {
    const { engine } = network;
    const labels = engine.ints(engine.call("SampleLabels", samples));
    const count = Math.min(MOST_POINTS, set === "training" ? storedCount : labels.length);
    if (count === 0) return [];
    const inputs = engine.doubles(engine.call("SampleInputs", samples));
    const targets = engine.doubles(engine.call("SampleTargets", samples));
    const [features, outputs] = [inputs.length / labels.length, targets.length / labels.length];
    return Array.from({ length: count }, (_, index) => {
      const x = inputs.slice(features * index, features * (index + 1));
      const own = targets.subarray(outputs * index, outputs * (index + 1));
      const label = this.reading.isRegression ? (own[0] < 0 ? 1 : 0) : labels[index];
      return { set, index, at: this.shares(x, this.height(own)), label, wrong: false };
    });
  }
}

/** @param {number} value @param {number} least @param {number} most */
function shareOf(value, least, most) {
  const share = (value - least) / (most - least);
  return Number.isNaN(share) ? 0.5 : Math.max(0, Math.min(1, share));
}
