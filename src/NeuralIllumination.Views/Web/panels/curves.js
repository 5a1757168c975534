// @ts-check
// Loss and accuracy, or R² of regression, over the whole run.
import { Chart } from "./chart.js";
import { make } from "../page/dom.js";
import { keepingFocus } from "../page/focus.js";
import { brief, percent } from "../words/numbers.js";

/** @typedef {import("../run/run.js").Measured} Measured */

/** What explains less than the mean of all y has an R² below 0, without end: there the line has a gap. @param {number|null} score */
const shown = (score) => (score === null || score < 0 ? null : score);

/** Two charts, one epoch: what is pointed at in one has its crosshair in both. */
export class Curves {
  /** @param {HTMLElement} container @param {{onSeek: (epoch: number) => void, isRegression?: boolean}} options Told of a click, or Enter, on an epoch;
   * of regression there is no accuracy, but R². */
  constructor(container, { onSeek, isRegression }) {
    const root = make("div", { class: "curves" });
    const shared = {
      /** @param {Chart} pointed @param {number|null} epoch */
      point: (pointed, epoch) => this.charts.forEach((chart) => chart.pointAt(epoch, chart === pointed)),
      seek: onSeek,
    };
    this.charts = [
      new Chart(root, {
        ...shared,
        title: "Loss",
        hue: "--backward",
        most: 2,
        ticks: [
          [0, "0"],
          [0.5, "0.5"],
          [1, "1"],
          [1.5, "1.5"],
          [2, "2"],
        ],
        write: brief,
        lines: [
          { name: "training", of: (/** @type {Measured} */ measured) => measured.trainLoss },
          { name: "test", of: (/** @type {Measured} */ measured) => measured.testLoss },
        ],
      }),
      new Chart(root, {
        ...shared,
        title: isRegression ? "R²" : "Accuracy",
        hue: "--positive",
        most: 1,
        ticks: [0, 0.25, 0.5, 0.75, 1].map((share) => [share, isRegression ? String(share) : `${100 * share}%`]),
        write: isRegression ? brief : percent,
        lines: [
          { name: "training", of: (/** @type {Measured} */ measured) => shown(measured.trainScore) },
          { name: "test", of: (/** @type {Measured} */ measured) => shown(measured.testScore) },
        ],
      }),
    ];
    this.before = make("div", { class: "ghosts", role: "group", "aria-label": "Runs before this one", hidden: true });
    /** @type {any[][]} */
    this.histories = [];
    container.append(root, this.before);
  }

  /** Runs that were given up: their curves stay, faintly, and a press calls one back. @param {{words: string, history: any[]}[]} ghosts Oldest first.
   * @param {(index: number) => void} call */
  ghosts(ghosts, call) {
    this.histories = ghosts.map(({ history }) => history);
    this.before.hidden = ghosts.length === 0;
    keepingFocus(this.before, () =>
      this.before.replaceChildren(
        make("span", {}, "Before:"),
        ...ghosts.map(({ words }, i) =>
          make("button", { type: "button", title: `Call back: ${words}`, click: () => call(i) }, words),
        ),
      ),
    );
  }

  /** What lies after the present epoch is drawn fainter: the run has been there, and gone back.
   * @param {{history: (Measured|undefined)[], epoch: number, epochs: number}} run `epochs` is the run's length. */
  update({ history, epoch, epochs }) {
    const span = Math.max(1, epochs, epoch, history.length - 1);
    for (const chart of this.charts) chart.update(history, epoch, span, this.histories);
  }
}
