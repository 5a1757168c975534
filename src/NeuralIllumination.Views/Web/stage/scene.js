// @ts-check
// The stage: a canvas on which a moment is drawn, frame by frame, over layers that are drawn once a moment.
import { Backdrop, traceCurve } from "./backdrop.js";
import { Foreground } from "./foreground.js";
import { Halos } from "./halos.js";
import { Light } from "./light.js";
import { drawSigns } from "./neurons.js";
import { carriers, drawParticles } from "./particles.js";
import { brightest, valued } from "./salience.js";
import { alike, linear, logarithmic, mostOf } from "./strength.js";
import { Lines } from "./synapses.js";

/** @typedef {import("../run/moment.js").Moment} MomentOnStage */
/** @typedef {import("./geometry.js").Geometry} GeometryOnStage */
/** @typedef {import("./salience.js").Synapse} SynapseOnStage */
/** @typedef {{layer: number, unit: number, input?: number}} Target A unit, or with `input` the synapse that comes to it from there; layers from 0, the input. */
/** @typedef {{measure: string, moment: MomentOnStage, look: any[]}} ShownOnStage */

/** Device pixels a CSS pixel, at most: more of them cost time and show nothing. */
const FINEST = 2;

export class Scene {
  /** @param {HTMLCanvasElement} canvas @param {import("../run/run.js").Run["network"]["layers"]} layers @param {import("../words/reading.js").Reading} reading @param {string} activation */
  constructor(canvas, layers, reading, activation) {
    this.canvas = canvas;
    this.pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
    this.layers = layers;
    this.reading = reading;
    this.backdrop = new Backdrop();
    this.halos = new Halos();
    this.lines = new Lines();
    this.foreground = new Foreground(layers, reading, activation);
    this.options = { glow: 1, visibility: 0.6, all: false, particles: 260 };
    /** @type {Target|null} */
    this.target = null;
    this.scale = 1;
    /** What the moment's light was worked out for. @type {ShownOnStage|null} */
    this.shown = null;
    /** Particles in the last frame. */
    this.particles = 0;
  }

  /** @param {GeometryOnStage} geometry @param {number} width In CSS pixels. */
  resize(geometry, width) {
    this.geometry = geometry;
    this.scale = (width / geometry.width) * Math.min(FINEST, devicePixelRatio || 1);
    this.canvas.width = Math.max(1, Math.round(geometry.width * this.scale));
    this.canvas.height = Math.max(1, Math.round(geometry.height * this.scale));
    if (this.moment) this.show(this.moment);
  }

  /** @param {import("../page/theme.js").Palette} palette @param {boolean} dark */
  colour(palette, dark) {
    this.palette = palette;
    this.light = new Light(palette, dark);
    if (this.moment) this.show(this.moment);
  }

  /** @param {MomentOnStage} moment */
  show(moment) {
    this.moment = moment;
    const { geometry, palette, options, scale } = this;
    if (!geometry || !palette) return;
    const backward = moment.phase === "backward";
    const measure = backward ? "backward" : moment.phase === "update" ? "update" : "forward";
    const look = [geometry, palette, scale, this.target, ...Object.values(options)];
    // The loss phase shows the light of the forward phase before it.
    if (measure === "forward" && this.shown && isSame(this.shown, { measure, moment, look })) return;
    this.shown = { measure, moment, look };
    const values = valued(moment, geometry, measure);
    const weights = moment.layers.map((layer) => layer.weights);
    this.most = Math.max(...weights.map(mostOf));
    const aimed = this.#aimed(values);
    this.bright = brightest(moment, aimed ?? values);
    this.carriers = carriers(aimed ?? values, options.particles, backward);
    this.lamps = this.#lamps(moment);
    this.backdrop.choose(geometry, this.layers, weights, options);
    this.foreground.prepare(moment, weights, this.bright, { geometry, palette, backward, scale });
  }

  /** The synapses behind the light. */
  get quiet() {
    return this.backdrop.quiet;
  }

  /** Weights that changed since the moment: what batches in between did. @param {Float64Array[]} weights Of each layer. */
  showWeights(weights) {
    const { moment, geometry, palette, bright, scale } = this;
    if (moment && geometry && palette && bright)
      this.foreground.prepare(moment, weights, bright, { geometry, palette, backward: false, scale });
  }

  /** @param {import("./rhythm.js").Beat} beat */
  draw(beat) {
    const { pen, scale, palette, light, lamps, bright, geometry, options } = this;
    if (!palette || !light || !lamps || !bright || !geometry) return;
    const layers = this.layers.length;
    const { visibility, all, glow } = options;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    this.backdrop.draw(pen, {
      geometry,
      palette,
      backward: this.shown?.measure === "backward",
      scale,
      visibility,
      all,
    });
    this.halos.draw(pen, lamps, beat, light, { layers, glow, scale });
    this.lines.draw(pen, bright, beat, {
      palette,
      most: this.most ?? 0,
      layers,
      visibility: 0.4 + 0.6 * visibility,
      scale,
    });
    if (this.target?.input !== undefined) this.#drawTarget(this.target);
    this.foreground.pane.lay(pen);
    drawSigns(pen, lamps, beat, light, layers);
    this.particles = drawParticles(pen, this.carriers ?? [], beat, light, layers, scale);
    if (this.target && this.target.input === undefined) this.#drawTarget(this.target);
  }

  /** The shown synapse nearest to a place on the stage, if one is near. @param {number} x @param {number} y @param {number} reach @returns {SynapseOnStage|null} */
  synapseAt(x, y, reach) {
    let nearest = null;
    for (const synapse of [...(this.bright ?? []), ...this.quiet]) {
      const c = synapse.curve;
      const [low, high] = [Math.min(c[1], c[7]) - reach, Math.max(c[1], c[7]) + reach];
      if (y < low || y > high || x < Math.min(c[0], c[6]) - reach || x > Math.max(c[0], c[6]) + reach) continue;
      for (let i = 0; i <= 24; i++) {
        const t = i / 24;
        const s = 1 - t;
        const px = s * s * s * c[0] + 3 * s * s * t * c[2] + 3 * s * t * t * c[4] + t * t * t * c[6];
        const py = s * s * s * c[1] + 3 * s * s * t * c[3] + 3 * s * t * t * c[5] + t * t * t * c[7];
        const distance = Math.hypot(px - x, py - y);
        if (distance < reach) [reach, nearest] = [distance, synapse];
      }
    }
    return nearest;
  }

  /** When one unit is pointed at, its own synapses are the ones that matter. @param {SynapseOnStage[][]} values */
  #aimed(values) {
    const { target } = this;
    if (!target || target.input !== undefined) return null;
    return values.map((all) =>
      all.filter(
        ({ layer, input, output }) =>
          (layer === target.layer && output === target.unit) || (layer === target.layer + 1 && input === target.unit),
      ),
    );
  }

  /** @param {MomentOnStage} moment */
  #lamps(moment) {
    const geometry = /** @type {GeometryOnStage} */ (this.geometry);
    return geometry.layers.flatMap((place) => {
      if (place.index === 0) return [];
      const isOutput = place.index === geometry.layers.length - 1;
      const { a, delta } = moment.layers[place.index - 1];
      const values = isOutput ? moment.predictions : a;
      const most = isOutput && this.reading.isProbability ? 1 : mostOf(values);
      const blame = delta ? mostOf(delta) : 0;
      return place.units.map((unit) => ({
        layer: place.index,
        x: isOutput ? unit.x + unit.width / 2 : unit.x + unit.height / 2,
        y: unit.y + unit.height / 2,
        core: unit.height / 2,
        forward: logarithmic(values[unit.unit], most) * (isOutput ? 0.8 : 1),
        backward: delta ? linear(delta[unit.unit], blame) : 0,
      }));
    });
  }

  /** @param {Target} target */
  #drawTarget({ layer, unit, input }) {
    const { pen, palette, geometry } = this;
    const place = geometry?.layers[layer].byUnit.get(unit);
    if (!palette || !place || !geometry) return;
    pen.strokeStyle = palette.text;
    if (input === undefined) {
      pen.lineWidth = 2;
      const side = layer === 0 && geometry.layers[0].columns === 0 ? place.width : place.height;
      pen.strokeRect(place.x - 4, place.y - 4, side + 8, place.height + 8);
      return;
    }
    const source = geometry.layers[layer - 1].byUnit.get(input);
    if (!source) return;
    pen.lineWidth = 5;
    pen.globalAlpha = 0.85;
    pen.beginPath();
    traceCurve(pen, geometry.curve(source.out, place.in));
    pen.stroke();
    pen.globalAlpha = 1;
  }
}

/** Whether the same sample under the same weights is shown in the same way. @param {ShownOnStage} a @param {ShownOnStage} b */
function isSame(a, b) {
  const [one, other] = [a.moment, b.moment];
  const blamed = (/** @type {MomentOnStage} */ moment) => moment.layers[0].delta !== null;
  return (
    a.measure === b.measure &&
    a.look.every((part, i) => part === b.look[i]) &&
    one.sample.label === other.sample.label &&
    blamed(one) === blamed(other) &&
    alike(one.sample.x, other.sample.x) &&
    one.layers.every((layer, l) => alike(layer.weights, other.layers[l].weights))
  );
}
