// @ts-check
// Units' weights as pictures of the input's shape: one pixel a weight, brighter is larger, dark is none.
import { alike, linear, mostOf } from "./strength.js";

/** @typedef {import("../page/theme.js").Palette} PaletteOfWeights */

/** A layer's pictures, one below the other on one canvas: many small ones would take ten times as long to fill. */
export class WeightPictures {
  constructor() {
    this.canvas = document.createElement("canvas");
    this.pen = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    /** @type {Map<number, number>} Where each unit's picture stands. */
    this.places = new Map();
    this.columns = 1;
    this.rows = 1;
    /** @type {PaletteOfWeights|null} */
    this.palette = null;
    /** @type {Float64Array[]} */
    this.weights = [];
  }

  /** Paints what is not there yet. @param {number[]} units @param {Float64Array[]} weights Each unit's own. @param {number} columns @param {PaletteOfWeights} palette */
  show(units, weights, columns, palette) {
    const isKnown =
      palette === this.palette &&
      columns === this.columns &&
      units.length === this.places.size &&
      units.every((unit, i) => this.places.get(unit) === i && alike(weights[i], this.weights[i]));
    if (isKnown) return;
    Object.assign(this, { palette, columns, weights, places: new Map(units.map((unit, i) => [unit, i])) });
    this.rows = Math.ceil(weights[0].length / columns);
    [this.canvas.width, this.canvas.height] = [columns, this.rows * units.length];
    const image = this.pen.createImageData(this.canvas.width, this.canvas.height);
    weights.forEach((own, i) => paintWeights(image, columns * this.rows * i, own, palette));
    this.pen.putImageData(image, 0, 0);
  }

  /** In a unit's square. @param {CanvasRenderingContext2D} pen @param {import("./geometry.js").UnitPlace} unit @param {import("./geometry.js").WeightPlace} picture */
  draw(pen, { unit, x, y }, { cell, left, top }) {
    const { columns, rows } = this;
    const place = this.places.get(unit);
    if (place === undefined) return;
    pen.imageSmoothingEnabled = cell < 1;
    pen.drawImage(this.canvas, 0, place * rows, columns, rows, x + left, y + top, columns * cell, rows * cell);
  }
}

/** One unit's picture on a canvas of its own. @param {Float64Array} weights @param {number} columns @param {PaletteOfWeights} palette */
export function weightPicture(weights, columns, palette) {
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = Math.ceil(weights.length / columns);
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = pen.createImageData(canvas.width, canvas.height);
  paintWeights(image, 0, weights, palette);
  pen.putImageData(image, 0, 0);
  return canvas;
}

/** @param {ImageData} image @param {number} from Its first pixel. @param {Float64Array} weights @param {PaletteOfWeights} palette */
function paintWeights({ data }, from, weights, palette) {
  const most = mostOf(weights);
  const hues = [palette.positive, palette.negative].map((colour) =>
    [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16)),
  );
  for (let i = 0; i < weights.length; i++) {
    const hue = hues[weights[i] < 0 ? 1 : 0];
    const at = 4 * (from + i);
    data[at] = hue[0];
    data[at + 1] = hue[1];
    data[at + 2] = hue[2];
    data[at + 3] = 255 * linear(weights[i], most);
  }
}
