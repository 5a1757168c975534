// @ts-check
// One step by hand: a phase, a batch or an epoch, on or back.

/** @typedef {"phase"|"batch"|"epoch"} StepKind */

/** @param {import("./run.js").Run} run @param {StepKind} kind @param {number} direction Below 0 for back. @returns {boolean} False at the run's
 *   start, from where nothing leads back. */
export function step(run, kind, direction) {
  if (!["phase", "batch", "epoch"].includes(kind))
    throw new Error(`expected a step by phase, batch or epoch; got "${kind}"`);
  if (direction < 0) {
    const place = run.placeBefore(kind);
    if (!place) return false;
    run.goTo(...place);
  } else if (kind === "phase") run.advance();
  else if (kind === "batch")
    do run.advance();
    while (run.phases !== 0);
  else run.goTo(run.epoch + 1);
  return true;
}
