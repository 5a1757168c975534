// @ts-check
// A sample as a small picture that follows the theme by itself: its colours are the style sheet's.
import { draw } from "../page/dom.js";

const PIXEL_LEVELS = 8;

/** Pixels as light: 0 is dark, the largest is bright. Values that are no picture stand as bars, right of the middle where any is below 0.
 * @param {ArrayLike<number>} values @param {{width: number, height: number}} shape @returns {SVGSVGElement} */
export function thumbnail(values, { width, height }) {
  const most = Array.from(values).reduce((largest, value) => Math.max(largest, Math.abs(value) || 0), 1);
  return width === 1 ? valueBars(values, most) : pixelPaths(values, width, height, most);
}

/** One path a level, neighbours in a row joined: a picture of 784 pixels stays small.
 * @param {ArrayLike<number>} values @param {number} width @param {number} height @param {number} most */
function pixelPaths(values, width, height, most) {
  const paths = Array.from({ length: PIXEL_LEVELS + 1 }, () => "");
  const level = (/** @type {number} */ i) => Math.round(PIXEL_LEVELS * Math.min(1, Math.max(0, values[i] / most || 0)));
  for (let i = 0; i < width * height; i++) {
    const first = i;
    while ((i + 1) % width !== 0 && level(i + 1) === level(first)) i++;
    paths[level(first)] += `M${first % width} ${Math.floor(first / width)}h${i - first + 1}v1h-${i - first + 1}z`;
  }
  const lit = paths.flatMap((d, l) =>
    l > 0 && d ? [draw("path", { d, "fill-opacity": 0.15 + (0.85 * l) / PIXEL_LEVELS })] : [],
  );
  return draw(
    "svg",
    { class: "thumbnail", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", "shape-rendering": "crispEdges" },
    ...lit,
  );
}

/** @param {ArrayLike<number>} values @param {number} most */
function valueBars(values, most) {
  const list = Array.from(values);
  const signed = list.some((value) => value < 0);
  const zero = signed ? 50 : 0;
  const thick = 100 / list.length;
  const drawn = list.map((value, i) => {
    const long = (Math.abs(value) / most || 0) * (100 - zero);
    const look = {
      y: i * thick,
      height: thick * (thick > 4 ? 0.75 : 1),
      width: long,
      x: value < 0 ? zero - long : zero,
    };
    return draw("rect", { ...look, class: value < 0 ? "thumbnail-negative" : null });
  });
  const axis = draw("path", { class: "thumbnail-zero", d: `M${zero || 1} 0V100` });
  return draw(
    "svg",
    { class: "thumbnail", viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" },
    axis,
    ...drawn,
  );
}
