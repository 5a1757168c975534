// @ts-check
// Draws a function over a plane: areas of the levels it reaches, borders between classes, their letters; over a line its curve.

/** @typedef {import("../page/theme.js").Palette} PaletteOfSurface */

/** The hue of a class; of signs, 0 is above and 1 below. @param {PaletteOfSurface} palette @param {number} label */
export function hueOfClass(palette, label) {
  if (label < 2) return label === 0 ? palette.positive : palette.negative;
  return palette.layers[(label - 2) % palette.layers.length];
}

/** The letter of a class; none beyond the alphabet. @param {number} label */
export function letterOf(label) {
  return label < 26 ? String.fromCharCode(65 + label) : "";
}

/** @param {CanvasRenderingContext2D} pen @param {import("./planefunctions.js").Drawn} drawn @param {{x: number, y: number, side: number}} square
 * @param {PaletteOfSurface} palette @param {number} light Of each step, 0 to 1. */
export function drawSurface(pen, drawn, { x, y, side }, palette, light) {
  pen.save();
  pen.translate(x, y);
  pen.scale(side, side);
  pen.lineJoin = "round";
  const full = pen.globalAlpha;
  pen.globalAlpha = full * light;
  for (const { label, path } of drawn.areas) {
    pen.fillStyle = hueOfClass(palette, label);
    pen.fill(path);
  }
  pen.globalAlpha = full;
  for (const { label, path } of drawn.curves) {
    pen.strokeStyle = hueOfClass(palette, label);
    pen.lineWidth = Math.max(1.5, side / 80) / side;
    pen.stroke(path);
  }
  if (drawn.border) {
    pen.strokeStyle = palette.text;
    pen.lineWidth = 1.25 / side;
    pen.stroke(drawn.border);
  }
  pen.restore();
}

/** Each class's letter in its field. @param {CanvasRenderingContext2D} pen @param {import("./planefunctions.js").Drawn} drawn
 * @param {{x: number, y: number, side: number}} square @param {PaletteOfSurface} palette */
export function drawLetters(pen, { letters }, { x, y, side }, palette) {
  pen.font = `600 ${Math.round(10 + side / 40)}px system-ui, sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  for (const { label, at } of letters) {
    pen.strokeStyle = palette.stage;
    pen.lineWidth = 3;
    pen.strokeText(letterOf(label), x + side * at[0], y + side * at[1]);
    pen.fillStyle = palette.text;
    pen.fillText(letterOf(label), x + side * at[0], y + side * at[1]);
  }
}

/** A hidden unit's function on a canvas of its own. @param {import("./planefunctions.js").PlaneFunctions} functions @param {number} layer @param {number} unit
 * @param {PaletteOfSurface} palette */
export function functionPicture(functions, layer, unit, palette) {
  const canvas = document.createElement("canvas");
  const side = 220;
  [canvas.width, canvas.height] = [side, side];
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.fillStyle = palette.raised;
  pen.fillRect(0, 0, side, side);
  drawSurface(pen, functions.unit(layer, unit), { x: 0, y: 0, side }, palette, 0.2);
  pen.strokeStyle = palette.edge;
  pen.setLineDash([4, 4]);
  pen.strokeRect(-1, side / 2, side + 2, side);
  pen.strokeRect(side / 2, -1, side, side + 2);
  return canvas;
}
