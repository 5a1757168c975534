// @ts-check
// The path of a line over epochs: about one point a pixel, the extremes of each kept.

/** @typedef {(epoch: number) => number|null|undefined} Series A value by epoch; null or undefined where nothing was measured. */
/** @typedef {import("./scale.js").ChartScale} ChartScale */

/** Where a value is no finite number, or none was measured, the line has a gap.
 * @param {Series} series @param {number} from @param {number} to The last epoch. @param {ChartScale} scale @returns {string} */
export function trace(series, from, to, scale) {
  let path = "";
  let points = 0;
  let column = NaN;
  let least = from;
  let most = from;
  /** @param {number} epoch */
  const add = (epoch) => {
    path += `${points++ === 0 ? "M" : "L"}${scale.x(epoch).toFixed(1)} ${scale.y(Number(series(epoch))).toFixed(1)}`;
  };
  const flush = () => {
    if (Number.isNaN(column)) return;
    add(Math.min(least, most));
    if (least !== most) add(Math.max(least, most));
    column = NaN;
  };
  const end = () => {
    flush();
    // A point by itself is a line of no length, which round ends make a dot.
    if (points === 1) path += "h0";
    points = 0;
  };
  for (let epoch = from; epoch <= to; epoch++) {
    const value = series(epoch);
    if (!Number.isFinite(value ?? NaN)) {
      end();
      continue;
    }
    const at = Math.round(scale.x(epoch));
    if (at !== column) {
      flush();
      column = at;
      least = most = epoch;
    } else {
      if (Number(value) < Number(series(least))) least = epoch;
      if (Number(value) > Number(series(most))) most = epoch;
    }
  }
  end();
  return path;
}

/** Where lines run above the axis: places for marks, not nearer to one another than so many pixels.
 * @param {Series[]} lines @param {number} to The last epoch. @param {ChartScale} scale @param {number} apart @returns {number[]} */
export function placesAbove(lines, to, scale, apart) {
  /** @type {number[]} */
  const places = [];
  for (let epoch = 0; epoch <= to; epoch++) {
    const isAbove = lines.some((series) => Number.isFinite(series(epoch)) && Number(series(epoch)) > scale.most);
    const at = scale.x(epoch);
    if (isAbove && at - (places.at(-1) ?? -apart) >= apart) places.push(at);
  }
  return places;
}
