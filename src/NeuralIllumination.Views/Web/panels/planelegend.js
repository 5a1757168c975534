// @ts-check
// What the marks on a plane mean, and how many of the samples are right.
import { make, say } from "../page/dom.js";

export class PlaneLegend {
  /** @param {HTMLElement} container */
  constructor(container) {
    this.learned = make("span");
    this.tested = make("span");
    this.wrong = make("p", {}, make("b", { class: "cross", "aria-hidden": "true" }, "✗"), " taken for another class");
    this.test = make("p", {}, make("b", { class: "square", "aria-hidden": "true" }), " ", this.tested);
    container.append(
      make(
        "section",
        { class: "predictions plane-legend" },
        make("p", {}, make("b", { class: "disc", "aria-hidden": "true" }), " ", this.learned),
        this.test,
        this.wrong,
      ),
    );
  }

  /** @param {import("../plane/planepoints.js").PlanePoints} points */
  update({ samples }) {
    /** @param {"training"|"test"} set */
    const share = (set) => {
      const own = samples.filter((sample) => sample.set === set);
      return [own.filter(({ wrong }) => !wrong).length, own.length];
    };
    const [learned, ofLearned] = share("training");
    const [tested, ofTested] = share("test");
    say(this.learned, `training: ${learned} of ${ofLearned} right`);
    say(this.tested, `test: ${tested} of ${ofTested} right`);
    this.test.hidden = ofTested === 0;
    this.wrong.hidden = learned + tested === ofLearned + ofTested;
  }
}
