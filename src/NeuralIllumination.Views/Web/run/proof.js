// @ts-check
// Whether browser and C# agree, wherever C# has been.

/** @typedef {{epochs: number, batches: number, fingerprint: string}} Milestone A place of the recipe, and C#'s fingerprint there. */
/** @typedef {import("./run.js").Run} RunToProve */

export class Proof {
  /** @param {RunToProve} run The recipe that C# ran. @param {Milestone[]} milestones */
  constructor(run, milestones) {
    this.original = essence(run);
    this.milestones = milestones;
    /** What was compared last, and whether all that was compared agreed. @type {{milestone: Milestone, own: string}|null} */
    this.last = null;
    this.agreed = true;
  }

  /** What was shown before the run was made from its start stood at the first milestone. @param {string} own Its fingerprint there. */
  shown(own) {
    const [milestone] = this.milestones;
    if (!milestone || own === milestone.fingerprint) return;
    this.last = { milestone, own };
    this.agreed = false;
  }

  /** @param {RunToProve} run @returns {{words: string, mark: string, verified: boolean|null}} `mark` is the short of it; null for a run that C# has
   * not made. */
  at(run) {
    const own = run.fingerprint;
    if (this.milestones.length === 0 || essence(run) !== this.original)
      return { words: `fingerprint ${own}`, mark: "your own run", verified: null };
    const milestone = this.milestones.find(
      ({ epochs, batches }) => run.epoch === epochs && run.batch === batches && run.phases === 0,
    );
    if (milestone) {
      this.last = { milestone, own };
      this.agreed &&= own === milestone.fingerprint;
    }
    if (!this.last) return { words: own, mark: "not compared yet", verified: null };
    const {
      milestone: { epochs, batches, fingerprint },
      own: compared,
    } = this.last;
    const where = `after ${epochs}${batches ? `.${batches}` : ""} epochs`;
    const words =
      compared === fingerprint
        ? `✓ ${where} C# = browser: ${fingerprint}`
        : `✗ ${where} C# ${fingerprint} ≠ browser ${compared}`;
    return { words, mark: this.agreed ? "✓ exact" : "✗ not the same", verified: this.agreed };
  }
}

/** All that decides a run, as one text. @param {RunToProve} run */
function essence({ recipe: { network, training, data }, changes }) {
  return JSON.stringify([network, training, data, changes]);
}
