// @ts-check
// Sprites of light, drawn once for each palette: stamping one is far cheaper than filling a gradient anew.
import { Arrows } from "./arrows.js";

/** @typedef {import("../page/theme.js").Palette} PaletteOfLight */
/** @typedef {HTMLCanvasElement} Sprite */

const SIDE = 64;
/** Steps of a backward particle's colour on its way from orange to red. */
const TINTS = 6;

export class Light {
  /** @param {PaletteOfLight} palette @param {boolean} dark */
  constructor(palette, dark) {
    this.palette = palette;
    /** Light adds up on a dark stage; on a white one it can only colour. @type {GlobalCompositeOperation} */
    this.blend = dark ? "lighter" : "source-over";
    const core = dark ? palette.forward : palette.glow;
    this.forwardHalo = halo(core, palette.glow);
    this.backwardHalo = halo(palette.backward, mixed(palette.backward, palette.negative, 0.25));
    this.forwardArrows = new Arrows(() => [arrow(palette.forward, palette.glow, dark)]);
    this.backwardArrows = new Arrows(() =>
      Array.from({ length: TINTS }, (_, i) => {
        const tint = mixed(palette.negative, palette.backward, i / (TINTS - 1));
        return arrow(tint, tint, dark);
      }),
    );
    this.sparkle = star(dark ? palette.forward : palette.backward);
  }

  /** A particle's arrowhead. @param {boolean} backward @param {number} t How far it has come, 0 to 1. @param {number} angle In radians. @param {number} radius In pixels. */
  arrow(backward, t, angle, radius) {
    return backward
      ? this.backwardArrows.get(Math.min(TINTS - 1, Math.floor(t * TINTS)), angle, radius)
      : this.forwardArrows.get(0, angle, radius);
  }
}

/** A colour between two. @param {string} a #RRGGBB @param {string} b #RRGGBB @param {number} t */
export function mixed(a, b, t) {
  const parts = [1, 3, 5].map((i) => {
    const [from, to] = [a, b].map((colour) => parseInt(colour.slice(i, i + 2), 16));
    return Math.round(from + (to - from) * t)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

/** #RRGGBB with an alpha from 0 to 1. @param {string} colour @param {number} alpha */
export function faded(colour, alpha) {
  return (
    colour +
    Math.round(255 * Math.max(0, Math.min(1, alpha)))
      .toString(16)
      .padStart(2, "0")
  );
}

/** @returns {[Sprite, CanvasRenderingContext2D]} With the middle at the origin and a radius of 1. */
function sprite() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(SIDE / 2, 0, 0, SIDE / 2, SIDE / 2, SIDE / 2);
  return [canvas, context];
}

/** A crisp core that fades out. @param {string} inner @param {string} outer */
function halo(inner, outer) {
  const [canvas, context] = sprite();
  const gradient = context.createRadialGradient(0, 0, 0.12, 0, 0, 1);
  gradient.addColorStop(0, faded(inner, 0.85));
  gradient.addColorStop(0.3, faded(outer, 0.42));
  gradient.addColorStop(0.62, faded(outer, 0.13));
  gradient.addColorStop(1, faded(outer, 0));
  context.fillStyle = gradient;
  context.fillRect(-1, -1, 2, 2);
  return canvas;
}

/** An arrowhead that points along +x, with a little light around it. @param {string} colour @param {string} around @param {boolean} dark */
function arrow(colour, around, dark) {
  const [canvas, context] = sprite();
  const gradient = context.createRadialGradient(0.1, 0, 0, 0.1, 0, 0.95);
  gradient.addColorStop(0, faded(around, dark ? 0.28 : 0.3));
  gradient.addColorStop(1, faded(around, 0));
  context.fillStyle = gradient;
  context.fillRect(-1, -1, 2, 2);
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(0.62, 0);
  context.lineTo(-0.42, 0.44);
  context.lineTo(-0.2, 0);
  context.lineTo(-0.42, -0.44);
  context.closePath();
  context.fill();
  return canvas;
}

/** A star of four points. @param {string} colour */
function star(colour) {
  const [canvas, context] = sprite();
  context.fillStyle = colour;
  context.beginPath();
  for (let i = 0; i < 8; i++) {
    const radius = i % 2 === 0 ? 0.95 : 0.16;
    context.lineTo(radius * Math.cos((i * Math.PI) / 4), radius * Math.sin((i * Math.PI) / 4));
  }
  context.fill();
  return canvas;
}
