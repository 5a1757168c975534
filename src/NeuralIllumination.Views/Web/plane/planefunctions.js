// @ts-check
// What a network makes of every place of a plane, or of a line: its outputs and each unit's activation, from the engine's own forward pass.
import { featureBits } from "../run/data.js";
import { Network } from "../run/network.js";
import { numberOf } from "../words/terms.js";

/** @typedef {import("../run/run.js").Run} RunOfPlane */
/** @typedef {import("../words/reading.js").Reading} ReadingOfPlane */
/** @typedef {{areas: {label: number, path: Path2D}[], border: Path2D|null, curves: {label: number, path: Path2D}[], letters: {label: number, at: [number, number]}[]}} Drawn
 *   In shares of the square, from its left and its top; labels 0 and 1 are also what is above 0 and below. */

/** The most samples of a set that are shown and looked at: more of them would be a cloud. */
export const MOST_POINTS = 300;
/** Crossings in a row; of these, units are looked at in every third. */
const CROSSINGS = 64;
const EVERY = 3;
/** A class's lead is drawn in these steps, a size in those, as shares of the largest. */
const LEADS = [0, 0.25, 0.5, 0.75, 0.95];
const SIZES = [0.1, 0.3, 0.5, 0.7, 0.9];

export class PlaneFunctions {
  /** @param {RunOfPlane} run Of one input, or of a point's two coordinates and what is added to them. @param {ReadingOfPlane} reading @param {number} span How far the plane reaches. */
  constructor({ engine, recipe, network }, reading, span) {
    /** Whose units may be switched off. */
    this.source = network;
    const { layers, activation, loss } = recipe.network;
    this.engine = engine;
    this.reading = reading;
    this.span = span;
    this.isLine = layers[0] === 1;
    this.added = featureBits(recipe.data);
    /** Of its own, so that any weights can be looked at. */
    this.network = new Network(engine, layers, activation);
    this.rooms = this.network.layers.map(({ inputs, outputs }) => engine.call("NewDoubles", (inputs + 1) * outputs));
    this.loss = numberOf("loss", loss);
    this.grid = engine.call("NewPlaneGrid", this.network.pointer, CROSSINGS, this.added);
    this.lead = engine.call("NewDoubles", this.isLine ? CROSSINGS : CROSSINGS * CROSSINGS);
    this.fine = engine.call("NewContours", CROSSINGS);
    this.coarse = engine.call("NewContours", (CROSSINGS - 1) / EVERY + 1);
    /** One place, to be asked about. */
    this.look = engine.call("NewBatch", this.network.pointer, 1);
    /** Room for samples, once any are looked at. @type {number|null} */
    this.many = null;
    /** Of the level that was traced last. */
    this.rings = 0;
    /** @type {Float64Array[]} */
    this.weights = [];
    /** @type {Drawn|null} */
    this.outputs = null;
    /** @type {Map<string, Drawn>} */
    this.units = new Map();
  }

  /** Takes weights, unless it has them. @param {Float64Array[]} weights Of each layer, [out × in], then b. @returns {boolean} Whether they are others. */
  see(weights) {
    const { engine, network, grid } = this;
    const isSwitched = network.switchLike(this.source);
    if (!isSwitched && weights.every((own, l) => own.every((weight, i) => weight === this.weights[l]?.[i])))
      return false;
    this.weights = weights.map((own) => own.slice());
    weights.forEach((own, l) => {
      engine.doubles(this.rooms[l]).set(own);
      engine.call("WriteLayer", network.pointer, l, this.rooms[l]);
    });
    engine.call("TakePlaneGrid", grid, network.pointer, this.loss, this.span);
    this.outputs = null;
    this.units.clear();
    return true;
  }

  /** What the outputs say. @returns {Drawn} */
  output() {
    return (this.outputs ??= this.#output());
  }

  /** What a hidden unit makes of each place. @param {number} layer From 1. @param {number} unit @returns {Drawn} */
  unit(layer, unit) {
    const key = `${layer} ${unit}`;
    const known = this.units.get(key);
    if (known) return known;
    const most = this.engine.call("PlaneMost", this.grid, layer - 1, unit);
    const drawn = this.isLine
      ? curvesOf([{ label: 0, values: this.#values(layer, unit) }], -1.1 * most, 1.1 * most)
      : areasOf(this.#sizes(this.coarse, EVERY, layer, unit, most));
    this.units.set(key, drawn);
    return drawn;
  }

  /** The largest |a| of a unit over the plane. @param {number} layer From 1. @param {number} unit @returns {number} */
  most(layer, unit) {
    return this.engine.call("PlaneMost", this.grid, layer - 1, unit);
  }

  /** The class that the network chooses for each of a set's first samples: all of them in one forward pass. @param {number} samples @param {number} count
   * @returns {number[]} */
  choices(samples, count) {
    const { engine, network, loss } = this;
    const batch = (this.many ??= engine.call("NewBatch", network.pointer, MOST_POINTS));
    for (let i = 0; i < count; i++) engine.call("LoadSample", batch, samples, i, i);
    engine.call("LookForward", batch, network.pointer, loss);
    const predictions = engine.call("Predictions", batch);
    const { outputs } = network.layers[network.layers.length - 1];
    return Array.from({ length: count }, (_, i) => engine.call("ChoiceOf", predictions, i * outputs, outputs));
  }

  /** ŷ at any place. @param {ArrayLike<number>} x Of a line one value, of a plane two. */
  predict(x) {
    const { engine, look, network, loss } = this;
    const samples = engine.call("BatchInputs", look);
    engine.doubles(samples).set(Array.from(x));
    if (!this.isLine) engine.call("WriteFeatures", samples, this.added);
    engine.call("CountBatch", look, 1);
    engine.call("LookForward", look, network.pointer, loss);
    const predictions = engine.call("Predictions", look);
    const outputs = network.layers[network.layers.length - 1].outputs;
    return {
      predictions: engine.doubles(predictions).slice(0, outputs),
      choice: engine.call("ChoiceOf", predictions, 0, outputs),
    };
  }

  /** @returns {Drawn} */
  #output() {
    const { engine, grid, reading, network } = this;
    const last = network.layers.length;
    const { outputs } = network.layers[last - 1];
    const single = reading.isSingle(outputs);
    if (this.isLine) {
      const curves = Array.from({ length: outputs }, (_, k) => ({
        label: single ? 1 : k,
        values: this.#values(last, k),
      }));
      return curvesOf(curves, ...reading.scale);
    }
    if (reading.isRegression) return areasOf(this.#sizes(this.fine, 1, last, 0, reading.scale[1]));
    /** @type {Drawn} */
    const drawn = areasOf([]);
    drawn.border = new Path2D();
    for (let label = 0; label < (single ? 2 : outputs); label++) {
      engine.call("PlaneLead", grid, label, this.lead);
      const highest = reading.isProbability
        ? 1
        : Math.abs(engine.doubles(this.lead)[engine.call("LargestOf", this.lead, CROSSINGS * CROSSINGS)]);
      for (const level of LEADS) {
        const path = this.#traced(this.fine, this.lead, 0, 1, false, level * highest);
        if (path) drawn.areas.push({ label, path });
        if (level === 0 && label > 0) this.#border(drawn.border);
      }
      const heart = engine.call("PlaneHeart", grid, this.lead);
      if (heart >= 0)
        drawn.letters.push({
          label,
          at: [(heart % CROSSINGS) / (CROSSINGS - 1), Math.floor(heart / CROSSINGS) / (CROSSINGS - 1)],
        });
    }
    return drawn;
  }

  /** @param {number} contours @param {number} every @param {number} layer @param {number} unit @param {number} most */
  #sizes(contours, every, layer, unit, most) {
    if (!(most > 0) || !Number.isFinite(most)) return [];
    const values = this.engine.call("PlaneValues", this.grid, layer - 1);
    return [false, true].flatMap((isTurned) =>
      SIZES.flatMap((level) => {
        const path = this.#traced(contours, values, unit * CROSSINGS * CROSSINGS, every, isTurned, level * most);
        return path ? [{ label: isTurned ? 1 : 0, path }] : [];
      }),
    );
  }

  /** @param {number} layer @param {number} unit */
  #values(layer, unit) {
    const values = this.engine.doubles(this.engine.call("PlaneValues", this.grid, layer - 1));
    return values.slice(unit * CROSSINGS, (unit + 1) * CROSSINGS);
  }

  /** Where a function is at least as high as a level; null where it is nowhere. @param {number} contours @param {number} values @param {number} at @param {number} every
   * @param {boolean} isTurned @param {number} level */
  #traced(contours, values, at, every, isTurned, level) {
    const { engine } = this;
    const rings = engine.call("TraceContours", contours, values, at, every, isTurned ? 1 : 0, level);
    this.rings = rings;
    if (rings === 0) return null;
    const path = new Path2D();
    const points = engine.doubles(engine.call("ContourPoints", contours));
    const ends = engine.ints(engine.call("ContourEnds", contours));
    for (let ring = 0, p = 0; ring < rings; ring++) {
      path.moveTo(points[2 * p], points[2 * p + 1]);
      for (p++; p < ends[ring]; p++) path.lineTo(points[2 * p], points[2 * p + 1]);
      path.closePath();
    }
    return path;
  }

  /** Adds the rings that were traced last, but for what runs along the square's own border. @param {Path2D} path */
  #border(path) {
    const { engine, fine } = this;
    const points = engine.doubles(engine.call("ContourPoints", fine));
    const ends = engine.ints(engine.call("ContourEnds", fine));
    for (let ring = 0, first = 0; ring < this.rings; first = ends[ring++]) {
      for (let p = first; p < ends[ring]; p++) {
        const next = p + 1 < ends[ring] ? p + 1 : first;
        const [x, y, toX, toY] = [points[2 * p], points[2 * p + 1], points[2 * next], points[2 * next + 1]];
        if ((x === toX && (x === 0 || x === 1)) || (y === toY && (y === 0 || y === 1))) continue;
        path.moveTo(x, y);
        path.lineTo(toX, toY);
      }
    }
  }
}

/** @param {Drawn["areas"]} areas @returns {Drawn} */
function areasOf(areas) {
  return { areas, border: null, curves: [], letters: [] };
}

/** Curves of values from left to right; what leaves the box runs along its edge. @param {{label: number, values: Float64Array}[]} lines @param {number} least
 * @param {number} most @returns {Drawn} */
function curvesOf(lines, least, most) {
  const curves = lines.map(({ label, values }) => {
    const path = new Path2D();
    values.forEach((value, i) => {
      const share = most > least ? Math.max(0, Math.min(1, (value - least) / (most - least))) : 0.5;
      path.lineTo(i / (values.length - 1), 1 - (Number.isNaN(share) ? 0.5 : share));
    });
    return { label, path };
  });
  return { areas: [], border: null, curves, letters: [] };
}
