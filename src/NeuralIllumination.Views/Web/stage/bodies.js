// @ts-check
// The bodies that light falls on, drawn once a moment: pixels, units as pictures of their own weights, dials.
import { faded } from "./light.js";
import { linear, mostOf } from "./strength.js";
import { drawLetters, drawSurface } from "../plane/surface.js";

/** @typedef {import("../page/theme.js").Palette} PaletteOfBodies */
/** @typedef {import("./geometry.js").LayerPlace} LayerOfBodies */
/** @typedef {import("./geometry.js").UnitPlace} UnitOfBodies */
/** @typedef {CanvasRenderingContext2D} Pen */

/** The sample: 0 is dark, the largest value bright. @param {Pen} pen @param {LayerOfBodies} place @param {ArrayLike<number>} x @param {PaletteOfBodies} palette
 * @param {boolean} stacked */
export function drawSample(pen, place, x, palette, stacked) {
  const most = Math.max(1, mostOf(x));
  if (place.columns === 0) {
    for (const unit of place.units) {
      const radius = Math.min(6, unit.height / 2);
      disc(
        pen,
        unit.out.x - (stacked ? 0 : radius),
        unit.out.y - (stacked ? radius : 0),
        radius,
        x[unit.unit] === 0 ? palette.raised : faded(palette.forward, 0.2 + 0.8 * linear(x[unit.unit], most)),
        palette.edge,
      );
    }
    return;
  }
  const first = place.units[0];
  const last = place.units[place.units.length - 1];
  const gap = first.width >= 14 ? 2 : 0;
  for (const unit of place.units) {
    const light = linear(x[unit.unit], most);
    pen.fillStyle = palette.raised;
    pen.fillRect(unit.x, unit.y, unit.width - gap, unit.height - gap);
    if (light === 0) continue;
    pen.fillStyle = faded(palette.forward, 0.15 + 0.85 * light);
    pen.fillRect(unit.x, unit.y, unit.width - gap, unit.height - gap);
  }
  pen.strokeStyle = palette.edge;
  pen.lineWidth = 1;
  pen.strokeRect(
    first.x - 4,
    first.y - 4,
    last.x + last.width - first.x + 8 - gap,
    last.y + last.height - first.y + 8 - gap,
  );
}

/** Two values as a point on a plane, or one on a line, among the samples and over what the network says of each place. @param {Pen} pen
 * @param {{x: number, y: number, side: number}} square @param {{x: ArrayLike<number>, targets: ArrayLike<number>}} own @param {import("../plane/planepoints.js").PlanePoints} points
 * @param {import("../plane/planefunctions.js").PlaneFunctions} functions @param {PaletteOfBodies} palette */
export function drawPlane(pen, square, own, points, functions, palette) {
  const { x, y, side } = square;
  const [px, py] = points.shares(own.x, points.height(own.targets));
  const [ownX, ownY] = [x + side * px, y + side * py];
  const [zeroX, zeroY] = points.shares(own.x.length > 1 ? [0, 0] : [0], 0);
  const [middleX, middleY] = [x + side * zeroX, y + side * zeroY];
  const drawn = functions.output();
  pen.fillStyle = palette.raised;
  pen.fillRect(x, y, side, side);
  drawSurface(pen, drawn, square, palette, functions.reading.isRegression ? 0.17 : 0.1);
  pen.strokeStyle = palette.edge;
  pen.lineWidth = 1;
  pen.strokeRect(x, y, side, side);
  line(pen, x, middleY, x + side, middleY);
  line(pen, middleX, y, middleX, y + side);
  points.draw(pen, square, palette, functions.isLine);
  drawLetters(pen, drawn, square, palette);
  pen.setLineDash([3, 4]);
  pen.lineWidth = 1.5;
  pen.strokeStyle = palette.forward;
  line(pen, middleX, ownY, ownX, ownY);
  line(pen, ownX, middleY, ownX, ownY);
  pen.setLineDash([]);
  disc(pen, ownX, ownY, 5, palette.forward, palette.stage);
}

/** @param {Pen} pen @param {number} fromX @param {number} fromY @param {number} toX @param {number} toY */
function line(pen, fromX, fromY, toX, toY) {
  pen.beginPath();
  pen.moveTo(fromX, fromY);
  pen.lineTo(toX, toY);
  pen.stroke();
}

/** Beads on pixels that bright synapses leave: the line itself begins at the edge. @param {Pen} pen @param {LayerOfBodies} place
 * @param {import("./salience.js").Synapse[]} bright @param {(synapse: import("./salience.js").Synapse) => string} hueOf @param {PaletteOfBodies} palette */
export function drawBeads(pen, place, bright, hueOf, palette) {
  if (place.columns === 0) return;
  const seen = new Set();
  for (const synapse of bright) {
    if (synapse.layer !== 1 || seen.has(synapse.input)) continue;
    seen.add(synapse.input);
    const unit = /** @type {UnitOfBodies} */ (place.byUnit.get(synapse.input));
    const edge = unit.width >= 14 ? palette.stage : hueOf(synapse);
    disc(
      pen,
      unit.x + unit.width / 2 - 1,
      unit.y + unit.height / 2 - 1,
      Math.max(1.5, 0.18 * unit.width),
      hueOf(synapse),
      edge,
    );
    disc(pen, unit.out.x, unit.out.y, 2, hueOf(synapse), hueOf(synapse));
  }
}

/** What a unit computes: over a plane its function; else its weights, as bars where they come from units, as a picture where they come from pixels. @param {Pen} pen
 * @param {UnitOfBodies} unit @param {Float64Array} weights @param {{pictures: import("./weightpictures.js").WeightPictures|null,
 *   functions: import("../plane/planefunctions.js").PlaneFunctions|null}} seen @param {import("./geometry.js").WeightPlace} picture
 * @param {PaletteOfBodies} palette @param {number} light */
export function drawThumbnail(pen, unit, weights, { pictures, functions }, picture, palette, light) {
  const side = unit.height;
  pen.fillStyle = palette.stage;
  pen.fillRect(unit.x, unit.y, side, side);
  pen.globalAlpha = light;
  if (functions) drawSurface(pen, functions.unit(unit.layer, unit.unit), { x: unit.x, y: unit.y, side }, palette, 0.2);
  else if (pictures) pictures.draw(pen, unit, picture);
  else drawBars(pen, unit, weights, palette);
  pen.globalAlpha = 1;
}

/** The first weight at the top; to the right above 0, to the left below. @param {Pen} pen @param {UnitOfBodies} unit @param {Float64Array} weights @param {PaletteOfBodies} palette */
function drawBars(pen, unit, weights, palette) {
  const block = Math.ceil(weights.length / 16);
  const count = Math.ceil(weights.length / block);
  const bars = Array.from({ length: count }, (_, i) =>
    weights.slice(i * block, (i + 1) * block).reduce((sum, weight) => sum + weight / block, 0),
  );
  const most = mostOf(bars);
  const pitch = (unit.height - 2) / count;
  bars.forEach((bar, i) => {
    const length = (unit.height / 2 - 1) * linear(bar, most);
    pen.fillStyle = bar < 0 ? palette.negative : palette.positive;
    pen.fillRect(unit.x + unit.height / 2 - (bar < 0 ? length : 0), unit.y + 1 + pitch * i, length, 0.8 * pitch);
  });
}

/** A unit's frame: dashed when it gives no light. @param {Pen} pen @param {UnitOfBodies} unit @param {string} colour @param {number} strength @param {boolean} dashed */
export function drawFrame(pen, unit, colour, strength, dashed) {
  pen.setLineDash(dashed ? [3, 3] : []);
  pen.strokeStyle = faded(colour, dashed ? 0.6 : 0.45 + 0.55 * strength);
  pen.lineWidth = 1 + strength;
  pen.strokeRect(unit.x, unit.y, unit.height, unit.height);
  pen.setLineDash([]);
}

/** A dial, or an open gauge for what is no share of a whole. @param {Pen} pen @param {UnitOfBodies} unit @param {number} value
 * @param {{gauge: boolean, from: number, to: number, colour: string, chosen: boolean}} look @param {PaletteOfBodies} palette */
export function drawDial(pen, unit, value, { gauge, from, to, colour, chosen }, palette) {
  const radius = unit.height / 2 - 3;
  const [x, y] = [unit.x + unit.width / 2, unit.y + unit.height / 2];
  disc(pen, x, y, radius, palette.stage, gauge ? palette.stage : palette.edge);
  const [begin, sweep] = gauge ? [0.75 * Math.PI, 1.5 * Math.PI] : [-0.5 * Math.PI, 2 * Math.PI];
  const share = Math.max(0, Math.min(1, (value - from) / (to - from)));
  if (gauge) {
    arc(pen, x, y, radius, begin, sweep, palette.edge, 2.5);
    const middle = begin + (sweep * (0.5 - from)) / (to - from);
    arc(pen, x, y, radius, middle - 0.02, 0.04, palette.text, 10);
  }
  if (Number.isFinite(value)) arc(pen, x, y, radius, begin, sweep * share, colour, chosen ? 5 : 3);
}

/** @param {Pen} pen @param {number} x @param {number} y @param {number} radius @param {number} begin @param {number} sweep @param {string} colour @param {number} width */
function arc(pen, x, y, radius, begin, sweep, colour, width) {
  pen.beginPath();
  pen.arc(x, y, radius, begin, begin + sweep);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

/** @param {Pen} pen @param {number} x @param {number} y @param {number} radius @param {string} inside @param {string} edge */
function disc(pen, x, y, radius, inside, edge) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = inside;
  pen.fill();
  pen.strokeStyle = edge;
  pen.lineWidth = 1.5;
  pen.stroke();
}
