// @ts-check
// The samples of a plane as points of its square.

/** @typedef {{x: number, y: number, side: number}} Square */

/** The most points that are shown: more of them would be a cloud. */
const MOST = 300;

export class PlanePoints {
  /** @param {import("../run/run.js").Run} run Of two inputs. */
  constructor({ train, network: { engine } }) {
    const values = engine.call("SampleInputs", train);
    /** The square shows the plane from −span to span, both ways. @type {number} */
    this.span = engine.call("SpanOf", values);
    const inputs = engine.doubles(values);
    const labels = engine.ints(engine.call("SampleLabels", train));
    this.samples = Array.from({ length: Math.min(MOST, labels.length) }, (_, i) => ({
      at: inputs.slice(2 * i, 2 * i + 2),
      label: labels[i],
    }));
  }

  /** What is not finite stays at an edge or, if it is no number, in the middle. @param {ArrayLike<number>} at @param {Square} square @returns {[number, number]} */
  place(at, { x, y, side }) {
    const [across, up] = [at[0], at[1]].map((value) => Math.max(-1, Math.min(1, value / this.span || 0)));
    return [x + (side / 2) * (1 + across), y + (side / 2) * (1 - up)];
  }
}
