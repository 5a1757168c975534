// @ts-check
// The line that says whether browser and C# agree.
import { say } from "../page/dom.js";
import { Proof } from "../run/proof.js";

export class ProofLine {
  /** What is compared; nothing until the page has run the recipe itself. @type {Proof|null} */
  proof = null;

  /** @param {HTMLElement} element The output, which says it to programs. @param {HTMLDetailsElement} line A mark, and the words that it unfolds. */
  constructor(element, line) {
    this.element = element;
    this.line = line;
  }

  /** @param {import("../run/proof.js").Milestone[]} milestones Where C# has been. @param {import("../run/run.js").Run} from The run from the
   *   recipe's start. @param {string} shown The fingerprint that the run on display began with. */
  take(milestones, from, shown) {
    this.proof = new Proof(from, milestones);
    this.proof.at(from);
    this.proof.shown(shown);
  }

  /** Wherever C# has been, its fingerprint is compared; a run that was changed by hand is the reader's own. @param {import("../run/run.js").Run} run */
  compare(run) {
    if (!this.proof) return;
    const { words, mark, verified } = this.proof.at(run);
    const { line, element } = this;
    const [summary, whole] = line.children;
    say(summary, mark);
    say(whole, words);
    line.classList.toggle("wrong", verified === false);
    // What is wrong says so in full.
    if (verified === false) line.open = true;
    if (verified === null) delete element.dataset.verified;
    else element.dataset.verified = String(verified);
  }
}
