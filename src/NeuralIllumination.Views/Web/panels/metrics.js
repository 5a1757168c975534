// @ts-check
// What stands beside the network: curves, norms, outputs, predictions, and the scrubber over the run.
import { Curves } from "./curves.js";
import { Norms } from "./norms.js";
import { Outputs } from "./outputs.js";
import { PlaneLegend } from "./planelegend.js";
import { Predictions } from "./predictions.js";
import { Scatter } from "./scatter.js";
import { numbersTable } from "./table.js";

/** @typedef {import("../run/run.js").Run} RunMeasured */
/** @typedef {import("../run/moment.js").SampleName} SampleMeasured */
/** @typedef {{moment: import("../run/moment.js").Moment, moments: import("../run/moment.js").Moments, run: RunMeasured, length: number, chosen: SampleMeasured|null,
 *   points: import("../plane/planepoints.js").PlanePoints|null}} Measuring `length` is the run's, in epochs; `points` are those of a plane. */

/** Milliseconds between two drawings of the curves while batches run. */
const CURVES_EVERY = 125;

export class Metrics {
  /** @param {ReturnType<typeof import("../page/skeleton.js").skeleton>} parts @param {import("../stage/setting.js").Stage} stage @param {import("../words/reading.js").Reading} reading
   * @param {import("./timeline.js").Timeline} timeline @param {{seek: (epoch: number) => void, choose: (sample: {set: string, index: number}) => void,
   *   isPlane: boolean}} told What a hand wants; and whether samples are points of a plane, which shows what the network says of each. */
  constructor(parts, { classes, shape }, reading, timeline, { seek, choose, isPlane }) {
    const { loss, isRegression } = reading;
    const [, span] = reading.scale;
    this.parts = parts;
    this.reading = reading;
    this.curves = new Curves(parts.curves, { onSeek: seek, isRegression });
    this.norms = new Norms(parts.norms);
    this.outputs = new Outputs(parts.outputs, { classes, loss, isRegression, span });
    const { predictions } = parts;
    this.legend = isPlane && !isRegression ? new PlaneLegend(predictions) : null;
    this.predictions = this.legend
      ? null
      : isRegression
        ? new Scatter(predictions, { reading, onChoose: choose })
        : new Predictions(predictions, { classes, loss, shape, onChoose: choose });
    this.timeline = timeline;
    this.drawn = 0;
    /** Of which run the predictions are, and of which place of it. @type {RunMeasured|null} */
    this.said = null;
    this.saidAt = "";
    /** The changes that it had by then. @type {RunMeasured["changes"]|null} */
    this.saidWith = null;
  }

  /** All of it, at the present place. @param {Measuring} present */
  show({ moment, moments, run, length, chosen, points }) {
    const { parts } = this;
    this.norms.update({ norms: moment.norms });
    parts.norms.classList.toggle("earlier", !moment.isBlamed && moment.norms.some((norm) => norm !== null));
    const { predictions, targets, complement, choice, sample } = moment;
    this.outputs.update({ predictions, complement, choice, label: sample.label, targets });
    const place = `${run.epoch}.${run.batch}`;
    const isChanged = this.saidWith !== run.changes;
    this.saidWith = run.changes;
    // From a batch's forward phase to its update nothing changes what the network says.
    if (
      (moment.phase !== "loss" && moment.phase !== "backward") ||
      this.said !== run ||
      this.saidAt !== place ||
      isChanged
    )
      this.predictions?.update({
        samples: moments.predictions(),
        chosen: chosen?.set === "test" ? chosen.index : null,
      });
    if (points) this.legend?.update(points);
    [this.said, this.saidAt] = [run, place];
    this.draw(run, length);
    this.place(run, length);
    this.timeline.mark(run.changes);
    this.table(moment);
  }

  /** The curves alone. @param {RunMeasured} run @param {number} length */
  draw(run, length) {
    this.curves.update({ history: run.history, epoch: run.epoch, epochs: length });
  }

  /** Where the run stands. @param {RunMeasured} run @param {number} length */
  place(run, length) {
    this.timeline.show(run.epoch, length, run.history.length - 1);
  }

  /** Batches passed by: the place and, now and then, the curves. @param {RunMeasured} run @param {number} length @returns {boolean} Whether it was time. */
  pass(run, length) {
    this.place(run, length);
    const now = performance.now();
    if (now - this.drawn < CURVES_EVERY) return false;
    this.drawn = now;
    this.draw(run, length);
    return true;
  }

  /** The numbers of the picture, if somebody looks. @param {import("../run/moment.js").Moment} moment */
  table(moment) {
    const { table } = this.parts;
    if (table.open)
      table.replaceChildren(/** @type {HTMLElement} */ (table.firstElementChild), numbersTable(moment, this.reading));
  }
}
