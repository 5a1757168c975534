// @ts-check
// Where everything stands, as the engine lays it out; here it is only read. Stage units: x to the right, y down.

/** @typedef {{x: number, y: number}} Spot */
/** @typedef {{x: number, y: number, width: number, height: number}} Box */
/** @typedef {{layer: number, unit: number, x: number, y: number, width: number, height: number, in: Spot, out: Spot, box: Box}} UnitPlace
 *   `box` holds its words too. */
/** @typedef {{index: number, count: number, x: number, width: number, columns: number, head: Spot & {room: number}, more: Spot, picture: WeightPlace, units: UnitPlace[], byUnit: Map<number, UnitPlace>}} LayerPlace
 *   `columns` is 0 but for a picture; `more` is where the count of units not shown stands. */
/** @typedef {{cell: number, left: number, top: number}} WeightPlace How large a weight is in a unit's picture, and where that begins in the unit's square. */
/** @typedef {[number, number, number, number, number, number, number, number]} Curve A cubic Bézier from port to port. */
/** @typedef {{layers: number[], shape: {width: number, height: number}, chosen: {layer: number, units: number[]}[],
 *   longest: number}} Contents Units per layer; a sample's pixels across and down; of layers too wide to show, the units that were chosen; characters in
 *   the longest name of an input. */

/** How a sample stands on the stage, by the engine's numbers. */
const INPUTS = /** @type {const} */ (["list", "plane", "picture"]);
/** Numbers that a layer and a unit have, as in C#'s StageLayout. */
const [LAYER_NUMBERS, UNIT_NUMBERS] = [13, 12];

export class Geometry {
  /** @param {import("../run/engine.js").Engine} engine @param {Contents} contents @param {boolean} stacked Whether the signal runs down instead of rightward. */
  constructor(engine, { layers, shape, chosen, longest }, stacked) {
    const mark = engine.call("mark");
    const contents = engine.call("NewStageContents", engine.newInts(layers), shape.width, shape.height);
    engine.call("SetNameLength", contents, longest);
    for (const { layer, units } of chosen) engine.call("ChooseUnits", contents, layer, engine.newInts(units));
    const layout = engine.call("NewStageLayout", contents, stacked, true);
    const frame = engine.doubles(engine.call("StageFrame", layout)).slice();
    const places = engine.doubles(engine.call("StageLayers", layout)).slice();
    const units = engine.doubles(engine.call("StageUnits", layout)).slice();
    const shown = layers.map((_, layer) => [...engine.ints(engine.call("ShownUnits", contents, layer))]);
    this.input = INPUTS[engine.call("StageInput", contents)];
    engine.call("reset", mark);

    this.stacked = stacked;
    this.width = frame[0];
    this.height = frame[1];
    /** How a synapse bends, a share of the way across and down. */
    this.bend = { x: frame[4], y: frame[5] };
    /** The plane's square; null where the input is none. */
    this.plane = frame[8] > 0 ? { x: frame[6], y: frame[7], side: frame[8] } : null;
    /** The room below the sample, for the predictions; null where there is none. */
    this.under = frame[11] > 0 ? { x: frame[9], y: frame[10], width: frame[11] } : null;
    let first = 0;
    /** @type {LayerPlace[]} */
    this.layers = layers.map((count, index) => {
      const [x, width, headX, headY, room, , moreX, moreY, , cell, left, top] = numbersOf(places, index, LAYER_NUMBERS);
      const own = shown[index].map((unit) => placed(index, unit, numbersOf(units, first++, UNIT_NUMBERS)));
      return {
        index,
        count,
        x,
        width,
        columns: index === 0 && this.input === "picture" ? shape.width : 0,
        head: { x: headX, y: headY, room },
        more: { x: moreX, y: moreY },
        picture: { cell, left, top },
        units: own,
        byUnit: new Map(own.map((place) => [place.unit, place])),
      };
    });
  }

  /** The least room that a hidden unit has beside its picture, in CSS pixels. @param {number} width The stage's. @returns {number} */
  beside(width) {
    const hidden = this.layers.slice(1, -1).flatMap(({ units }) => units);
    return Math.min(...hidden.map(({ box, height }) => ((box.width - height) * width) / this.width));
  }

  /** @param {Spot} from @param {Spot} to @returns {Curve} */
  curve(from, to) {
    const [x, y] = [(to.x - from.x) * this.bend.x, (to.y - from.y) * this.bend.y];
    return [from.x, from.y, from.x + x, from.y + y, to.x - x, to.y - y, to.x, to.y];
  }
}

/** @param {Curve} c @param {number} t 0 to 1. @returns {[number, number, number]} x, y, and the direction there in radians. */
export function along(c, t) {
  const s = 1 - t;
  const [a, b, d, e] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  const [u, v, w] = [s * s, 2 * s * t, t * t];
  const dx = u * (c[2] - c[0]) + v * (c[4] - c[2]) + w * (c[6] - c[4]);
  const dy = u * (c[3] - c[1]) + v * (c[5] - c[3]) + w * (c[7] - c[5]);
  return [a * c[0] + b * c[2] + d * c[4] + e * c[6], a * c[1] + b * c[3] + d * c[5] + e * c[7], Math.atan2(dy, dx)];
}

/** Where a curve has come so far along the straight line between its ends. @param {Curve} c @param {number} share @returns {number} t, 0 to 1. */
export function alongChord(c, share) {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  const [dx, dy] = [c[6] - c[0], c[7] - c[1]];
  const length = dx * dx + dy * dy;
  const first = ((c[2] - c[0]) * dx + (c[3] - c[1]) * dy) / length;
  const second = ((c[4] - c[0]) * dx + (c[5] - c[1]) * dy) / length;
  let [low, high] = [0, 1];
  // The curves here never turn back, so halving finds it: to a thousandth, a part of a pixel.
  while (high - low > 0.001) {
    const t = (low + high) / 2;
    const s = 1 - t;
    if (3 * s * s * t * first + 3 * s * t * t * second + t * t * t < share) low = t;
    else high = t;
  }
  return (low + high) / 2;
}

/** The part of a curve between two places. @param {Curve} c @param {number} from @param {number} to 0 to 1. @returns {Curve} */
export function partOf(c, from, to) {
  // Blossoming: each new point mixes the old ones at both places.
  /** @param {number} axis @param {number} a @param {number} b @param {number} d */
  const mixed = (axis, a, b, d) => {
    const at = (/** @type {number} */ i, /** @type {number} */ t) =>
      c[2 * i + axis] + (c[2 * i + 2 + axis] - c[2 * i + axis]) * t;
    const [p, q, r] = [at(0, a), at(1, a), at(2, a)];
    const [u, v] = [p + (q - p) * b, q + (r - q) * b];
    return u + (v - u) * d;
  };
  return [
    mixed(0, from, from, from),
    mixed(1, from, from, from),
    mixed(0, from, from, to),
    mixed(1, from, from, to),
    mixed(0, from, to, to),
    mixed(1, from, to, to),
    mixed(0, to, to, to),
    mixed(1, to, to, to),
  ];
}

/** @param {Float64Array} numbers @param {number} index @param {number} count */
function numbersOf(numbers, index, count) {
  return numbers.subarray(count * index, count * (index + 1));
}

/** @param {number} layer @param {number} unit @param {Float64Array} numbers @returns {UnitPlace} */
function placed(layer, unit, [x, y, width, height, inX, inY, outX, outY, left, top, wide, tall]) {
  return {
    layer,
    unit,
    x,
    y,
    width,
    height,
    in: { x: inX, y: inY },
    out: { x: outX, y: outY },
    box: { x: left, y: top, width: wide, height: tall },
  };
}
