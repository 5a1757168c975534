// @ts-check
// The words above and below the stage: where the run stands, what the network says, and what the colours mean.
import { fill, say } from "../page/dom.js";
import { legendOf } from "./legend.js";
import { brief, full } from "../words/numbers.js";

/** @param {ReturnType<typeof import("../page/skeleton.js").skeleton>} parts @param {import("../run/moment.js").Moment} moment @param {import("../words/reading.js").Reading} reading */
export function showHeading(parts, moment, reading) {
  const { right, mark, sentence } = reading.verdict(moment);
  say(parts.verdict, `${mark} ${sentence}`);
  parts.verdict.classList.toggle("wrong", !right);
  say(
    parts.place,
    moment.phase === "ready" ? "before learning" : `epoch ${moment.epoch}, batch ${moment.batch} of ${moment.batches}`,
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
