// @ts-check
// Arrowheads turned and sized beforehand: stamped pixel on pixel they cost less than half of what turning each anew does.

/** As many directions tell a turning arrow from a smooth one; it moves by tens of pixels a frame. */
const TURNS = 48;
/** Larger than any, in pixels. */
const LARGEST = 256;

export class Arrows {
  /** @param {() => HTMLCanvasElement[]} draw Draws one of each tint, which points along +x. */
  constructor(draw) {
    this.draw = draw;
    /** @type {HTMLCanvasElement[]|null} */
    this.tints = null;
    /** Made when first asked for. @type {Map<number, ImageBitmap>} */
    this.kept = new Map();
  }

  /** @param {number} tint Which. @param {number} angle In radians. @param {number} radius In pixels. */
  get(tint, angle, radius) {
    const turn = ((Math.round((angle * TURNS) / (2 * Math.PI)) % TURNS) + TURNS) % TURNS;
    const size = Math.min(LARGEST - 1, Math.max(1, Math.round(radius)));
    const key = (tint * TURNS + turn) * LARGEST + size;
    let arrow = this.kept.get(key);
    if (!arrow)
      this.kept.set(key, (arrow = this.#make((this.tints ??= this.draw())[tint], (turn * 2 * Math.PI) / TURNS, size)));
    return arrow;
  }

  /** @param {HTMLCanvasElement} sprite @param {number} angle @param {number} radius */
  #make(sprite, angle, radius) {
    const canvas = new OffscreenCanvas(2 * radius + 2, 2 * radius + 2);
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.translate(radius + 1, radius + 1);
    pen.rotate(angle);
    pen.drawImage(sprite, -radius, -radius, 2 * radius, 2 * radius);
    return canvas.transferToImageBitmap();
  }
}
