// @ts-check
// The words above and below the stage: where the run stands, what the network says, and what the colours mean.
import { fill, say } from "../page/dom.js";
import { legendOf } from "./legend.js";
import { brief, full } from "../words/numbers.js";

/** What happens to the sample on display, in a sentence's words. @satisfies {Record<import("../words/terms.js").PhaseTerm|"ready", (sample: string) => string>} */
const HAPPENING = {
  ready: (sample) => `${sample} runs through the untrained network`,
  forward: (sample) => `${sample} runs through the network`,
  loss: (sample) => `${sample} is held against the truth`,
  backward: (sample) => `the error of ${sample} runs back`,
  update: () => "every weight takes its step",
};

/** @param {import("../run/moment.js").Moment} moment @returns {string} */
function happeningAt({ phase, sample: { set, index }, isOfBatch, place: [epoch, batch] }) {
  if (phase === "ready" && epoch + batch > 0)
    return `${set === "test" ? "test " : ""}sample ${index} runs through the network as it is now`;
  const words = HAPPENING[/** @type {keyof typeof HAPPENING} */ (phase)](
    `${set === "test" ? "test " : ""}sample ${index}`,
  );
  return isOfBatch || phase === "ready" ? words : `${words}; nothing is learned from it`;
}

/** @param {ReturnType<typeof import("../page/skeleton.js").skeleton>} parts @param {import("../run/moment.js").Moment} moment @param {import("../words/reading.js").Reading} reading */
export function showHeading(parts, moment, reading) {
  const { right, mark, sentence } = reading.verdict(moment);
  // The network has taken its step; what is shown of the sample is what the step was taken from.
  say(parts.verdict, `${mark} ${sentence}${moment.phase === "update" ? " · before this step" : ""}`);
  say(parts.happening, happeningAt(moment));
  parts.verdict.classList.toggle("wrong", !right);
  // Of a quantity nothing is right or wrong, only near or far.
  parts.verdict.classList.toggle("neither", mark === "");
  say(
    parts.place,
    moment.place[0] + moment.place[1] === 0 && moment.phase === "ready"
      ? "before learning"
      : `epoch ${moment.epoch}, batch ${moment.batch} of ${moment.batches}`,
  );
  const losses = [
    ["its loss", moment.loss],
    ["batch", moment.batchLoss],
  ].map(([name, value]) =>
    typeof value === "number" ? [`${name} ${brief(value)}`, `${name} ${full(value)}`] : ["", ""],
  );
  say(
    parts.losses,
    losses
      .map(([short]) => short)
      .filter(Boolean)
      .join(" · "),
  );
  fill(parts.losses, { title: losses.map(([, exact]) => exact).join(", "), tabindex: 0 });
  fill(parts.verdict, { title: `ŷ = ${Array.from(moment.predictions, full).join(", ")}`, tabindex: 0 });
  parts.legend.replaceChildren(...legendOf(moment.phase));
  for (const chip of parts.phases) fill(chip, { "aria-current": chip.dataset.phase === moment.phase ? "step" : null });
}
