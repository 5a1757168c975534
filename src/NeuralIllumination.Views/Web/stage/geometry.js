// @ts-check
// Where everything stands, as C# laid it out; here it is only unpacked. Stage units: x to the right, y down.

/** @typedef {{x: number, y: number}} Spot */
/** @typedef {{layer: number, unit: number, x: number, y: number, width: number, height: number, in: Spot, out: Spot}} UnitPlace */
/** @typedef {{index: number, count: number, x: number, width: number, columns: number, units: UnitPlace[], byUnit: Map<number, UnitPlace>}} LayerPlace
 *   `columns` is 0 but for a picture. */
/** @typedef {[number, number, number, number, number, number, number, number]} Curve A cubic Bézier from port to port. */

export class Geometry {
  /** @param {any} layout What C# hands over. */
  constructor(layout) {
    /** @type {number} */
    this.width = layout.width;
    /** @type {number} */
    this.height = layout.height;
    /** @type {boolean} Whether the signal runs down instead of rightward. */
    this.stacked = layout.stacked;
    /** @type {LayerPlace[]} */
    this.layers = layout.layers.map((/** @type {any} */ layer, /** @type {number} */ index) => {
      const units = layer.units ? layer.units.map((/** @type {number[]} */ u) => placed(index, u)) : pixels(layer);
      const byUnit = new Map(units.map((/** @type {UnitPlace} */ u) => [u.unit, u]));
      return { index, count: layer.count, x: layer.x, width: layer.width, columns: layer.columns ?? 0, units, byUnit };
    });
  }

  /** @param {Spot} from @param {Spot} to @returns {Curve} */
  curve(from, to) {
    if (this.stacked) {
      const bend = (to.y - from.y) * 0.5;
      return [from.x, from.y, from.x, from.y + bend, to.x, to.y - bend, to.x, to.y];
    }
    const bend = (to.x - from.x) * 0.5;
    return [from.x, from.y, from.x + bend, from.y, to.x - bend, to.y, to.x, to.y];
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

/** @param {number} layer @param {number[]} u @returns {UnitPlace} */
function placed(layer, [unit, x, y, width, height, inX, inY, outX, outY]) {
  return { layer, unit, x, y, width, height, in: { x: inX, y: inY }, out: { x: outX, y: outY } };
}

/** @param {{count: number, columns: number, cell: number, at: number[], ports: number[], byColumn: boolean}} picture @returns {UnitPlace[]} */
function pixels({ count, columns, cell, at, ports, byColumn }) {
  const rows = count / columns;
  return Array.from({ length: count }, (_, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const turn = byColumn ? column * rows + row : i;
    const port = { x: ports[0] + turn * ports[2], y: ports[1] + turn * ports[3] };
    return {
      layer: 0,
      unit: i,
      x: at[0] + cell * column,
      y: at[1] + cell * row,
      width: cell,
      height: cell,
      in: port,
      out: port,
    };
  });
}
