// @ts-check
// Halos behind units. A layer's halos brighten and fade together, so they are drawn once a moment and laid into each frame as one.
import { around, Pane } from "./pane.js";
import { lightOf } from "./rhythm.js";

/** @typedef {{layer: number, x: number, y: number, core: number, forward: number, backward: number}} Lamp
 *   A unit's middle, its radius, and the strengths of its activation and of its δ, each 0 to 1. */
/** @typedef {import("./light.js").Light} LightOfHalos */
/** @typedef {{lamp: Lamp, radius: number, alpha: number}} Halo */
/** @typedef {{layer: number, isBackward: boolean, pane: Pane|null, over: Halo[]}} Group `over`: so bright that they outshine their layer. */

/** A halo ends within this many radii, whatever the glow. */
const REACH = 3;

export class Halos {
  constructor() {
    /** @type {Pane[]} */
    this.panes = [];
    /** @type {Group[]} */
    this.groups = [];
    /** What the panes were drawn for. @type {any[]} */
    this.key = [];
  }

  /** @param {CanvasRenderingContext2D} pen In stage units, at `scale` pixels each. @param {Lamp[]} lamps @param {import("./rhythm.js").Beat} beat
   * @param {LightOfHalos} light @param {{layers: number, glow: number, scale: number}} look */
  draw(pen, lamps, beat, light, { layers, glow, scale }) {
    const key = [lamps, light, glow, scale];
    if (key.some((part, i) => part !== this.key[i])) {
      this.key = key;
      this.#prepare(lamps, light, glow, scale);
    }
    pen.globalCompositeOperation = light.blend;
    for (const { layer, isBackward, pane, over } of this.groups) {
      const on = lightOf(beat, layer, layers);
      // The pulse of blame: slow, and never down to nothing.
      const pulse = beat.still ? 1 : 0.82 + 0.18 * Math.sin(beat.time * 2 * Math.PI);
      const strength = isBackward ? on.backward * pulse : on.forward;
      if (strength <= 0) continue;
      pen.globalAlpha = Math.min(1, strength);
      pane?.lay(pen);
      for (const halo of over) stamp(pen, spriteOf(light, isBackward), halo, strength);
    }
    pen.globalAlpha = 1;
    pen.globalCompositeOperation = "source-over";
  }

  /** @param {Lamp[]} lamps @param {LightOfHalos} light @param {number} glow @param {number} scale */
  #prepare(lamps, light, glow, scale) {
    let next = 0;
    this.groups = [];
    for (const layer of new Set(lamps.map((lamp) => lamp.layer))) {
      for (const isBackward of [false, true]) {
        const halos = lamps
          .filter((lamp) => lamp.layer === layer)
          .flatMap((lamp) => haloOf(lamp, isBackward ? lamp.backward : lamp.forward, glow));
        if (halos.length === 0) continue;
        const within = halos.filter(({ alpha }) => alpha <= 1);
        const pane = within.length > 0 ? (this.panes[next++] ??= new Pane()) : null;
        if (pane) {
          const pen = pane.begin(around(within.map(boxOf)), scale);
          pen.globalCompositeOperation = light.blend;
          for (const halo of within) stamp(pen, spriteOf(light, isBackward), halo, 1);
          pen.globalAlpha = 1;
          pen.globalCompositeOperation = "source-over";
        }
        this.groups.push({ layer, isBackward, pane, over: halos.filter(({ alpha }) => alpha > 1) });
      }
    }
  }
}

/** @param {Lamp} lamp @param {number} strength @param {number} glow @returns {Halo[]} None where there is no light. */
function haloOf(lamp, strength, glow) {
  if (!(strength > 0)) return [];
  return [
    {
      lamp,
      radius: lamp.core * Math.min(REACH, 1.5 + 0.75 * strength * (0.6 + 0.4 * glow)),
      alpha: (0.12 + 0.72 * strength) * glow,
    },
  ];
}

/** @param {Halo} halo @returns {import("./pane.js").Box} */
function boxOf({ lamp: { x, y }, radius }) {
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
}

/** @param {LightOfHalos} light @param {boolean} isBackward */
function spriteOf(light, isBackward) {
  return isBackward ? light.backwardHalo : light.forwardHalo;
}

/** @param {CanvasRenderingContext2D} pen @param {HTMLCanvasElement} sprite @param {Halo} halo @param {number} on */
function stamp(pen, sprite, { lamp: { x, y }, radius, alpha }, on) {
  pen.globalAlpha = Math.min(1, on * alpha);
  pen.drawImage(sprite, x - radius, y - radius, 2 * radius, 2 * radius);
}
