// @ts-check
// A part of the stage that is drawn once and then laid into many frames: copying pixels is far cheaper than drawing them anew.

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box In stage units. */

export class Pane {
  constructor() {
    this.canvas = document.createElement("canvas");
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.left = 0;
    this.top = 0;
  }

  /** Empties it for what lies in a box, and hands out its pen, in stage units of `scale` pixels. @param {Box} box @param {number} scale */
  begin(box, scale) {
    const { canvas, context } = this;
    this.left = Math.floor(box.left * scale);
    this.top = Math.floor(box.top * scale);
    const width = Math.max(1, Math.ceil(box.right * scale) - this.left);
    const height = Math.max(1, Math.ceil(box.bottom * scale) - this.top);
    // A new size empties a canvas too, but costs it its memory.
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(scale, 0, 0, scale, -this.left, -this.top);
    return context;
  }

  /** Lays it onto the stage, pixel on pixel. @param {CanvasRenderingContext2D} pen In stage units. */
  lay(pen) {
    const units = pen.getTransform();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(this.canvas, this.left, this.top);
    pen.setTransform(units);
  }
}

/** The box around boxes. @param {Box[]} boxes @returns {Box} */
export function around(boxes) {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}
