// @ts-check
// The stage: a canvas on which a moment is drawn, frame by frame, over layers that are drawn once a moment.
import { drawQuiet, sampled, traceCurve } from "./backdrop.js";
import { drawBeads, drawDial, drawFrame, drawSample, drawThumbnail } from "./bodies.js";
import { Light } from "./light.js";
import { drawHalos, drawSigns } from "./neurons.js";
import { carriers, drawParticles } from "./particles.js";
import { brightest, BRIGHTEST, valued } from "./salience.js";
import { linear, logarithmic, mostOf } from "./strength.js";
import { drawSynapses } from "./synapses.js";

/** @typedef {import("./moment.js").Moment} MomentOnStage */
/** @typedef {import("./geometry.js").Geometry} GeometryOnStage */
/** @typedef {import("./salience.js").Synapse} SynapseOnStage */
/** @typedef {{layer: number, unit: number, input?: number}} Target A unit, or with `input` the synapse that comes to it from there; layers from 0, the input. */

/** Device pixels a CSS pixel, at most: more of them cost time and show nothing. */
const FINEST = 2;

export class Scene {
  /** @param {HTMLCanvasElement} canvas @param {import("./run.js").Run["network"]["layers"]} layers @param {import("./reading.js").Reading} reading @param {string} activation */
  constructor(canvas, layers, reading, activation) {
    this.canvas = canvas;
    this.pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
    this.layers = layers;
    this.reading = reading;
    this.activation = activation;
    this.behind = buffer();
    this.before = buffer();
    this.options = { glow: 1, visibility: 0.6, all: false, particles: 260 };
    /** @type {Target|null} */
    this.target = null;
    this.scale = 1;
    /** Particles in the last frame. */
    this.particles = 0;
  }

  /** @param {GeometryOnStage} geometry @param {number} width In CSS pixels. */
  resize(geometry, width) {
    this.geometry = geometry;
    this.scale = (width / geometry.width) * Math.min(FINEST, devicePixelRatio || 1);
    for (const canvas of [this.canvas, this.behind.canvas, this.before.canvas]) {
      canvas.width = Math.max(1, Math.round(geometry.width * this.scale));
      canvas.height = Math.max(1, Math.round(geometry.height * this.scale));
    }
    if (this.moment) this.show(this.moment);
  }

  /** @param {import("./theme.js").Palette} palette @param {boolean} dark */
  colour(palette, dark) {
    this.palette = palette;
    this.light = new Light(palette, dark);
    if (this.moment) this.show(this.moment);
  }

  /** @param {MomentOnStage} moment */
  show(moment) {
    this.moment = moment;
    const { geometry, palette } = this;
    if (!geometry || !palette) return;
    const backward = moment.phase === "backward";
    const measure = backward ? "backward" : moment.phase === "update" ? "update" : "forward";
    const values = valued(moment, geometry, this.layers, measure);
    this.most = mostOf(moment.weights);
    const aimed = this.#aimed(values);
    this.bright = aimed?.flat() ?? brightest(values, BRIGHTEST);
    this.carriers = carriers(aimed ?? values, this.options.particles, backward);
    this.lamps = this.#lamps(moment);
    this.quiet = this.#quiet(moment);
    this.#drawBehind(backward);
    this.#drawBefore(moment.weights, backward);
  }

  /** Weights that changed since the moment: what batches in between did. @param {Float64Array} weights */
  showWeights(weights) {
    if (this.moment && this.geometry) this.#drawBefore(weights, false);
  }

  /** @param {import("./rhythm.js").Beat} beat */
  draw(beat) {
    const { pen, scale, palette, light, lamps, bright } = this;
    if (!palette || !light || !lamps || !bright) return;
    const count = this.layers.length;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(this.behind.canvas, 0, 0);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    drawHalos(pen, lamps, beat, light, count, this.options.glow);
    drawSynapses(pen, bright, beat, { palette, most: this.most ?? 0, layers: count, visibility: 0.4 + 0.6 * this.options.visibility });
    if (this.target?.input !== undefined) this.#drawTarget(this.target);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(this.before.canvas, 0, 0);
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    drawSigns(pen, lamps, beat, light, count);
    this.particles = drawParticles(pen, this.carriers ?? [], beat, light, count, scale);
    if (this.target && this.target.input === undefined) this.#drawTarget(this.target);
  }

  /** The shown synapse nearest to a place on the stage, if one is near. @param {number} x @param {number} y @param {number} reach @returns {SynapseOnStage|null} */
  synapseAt(x, y, reach) {
    let nearest = null;
    for (const synapse of [...(this.bright ?? []), ...(this.quiet ?? [])]) {
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
      all.filter(({ layer, input, output }) => (layer === target.layer && output === target.unit) || (layer === target.layer + 1 && input === target.unit)).slice(0, BRIGHTEST),
    );
  }

  /** @param {MomentOnStage} moment */
  #quiet(moment) {
    const { geometry, layers, options } = this;
    const all = layers.map((layer, l) => {
      const [from, to] = [/** @type {GeometryOnStage} */ (geometry).layers[l], /** @type {GeometryOnStage} */ (geometry).layers[l + 1]];
      return to.units.flatMap((target) => from.units.map((source) => {
        const at = layer.weightsAt + source.unit * layer.outputs + target.unit;
        const curve = /** @type {GeometryOnStage} */ (geometry).curve(source.out, target.in);
        return { layer: l + 1, input: source.unit, output: target.unit, at, weight: moment.weights[at], value: 0, share: 0, curve };
      }));
    });
    return sampled(all, options.visibility, options.all);
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

  /** @param {boolean} backward */
  #drawBehind(backward) {
    const { palette, behind, scale, quiet } = this;
    if (!palette || !quiet) return;
    const { context, canvas } = behind;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = palette.stage;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    drawQuiet(context, quiet, palette, { backward, visibility: this.options.visibility, all: this.options.all });
  }

  /** @param {Float64Array} weights @param {boolean} backward */
  #drawBefore(weights, backward) {
    const { geometry, palette, before, moment, bright, layers } = this;
    if (!geometry || !palette || !moment || !bright) return;
    const { context, canvas } = before;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(this.scale, 0, 0, this.scale, 0, 0);
    drawSample(context, geometry.layers[0], moment.sample.x, palette);
    drawBeads(context, geometry.layers[0], bright, ({ weight }) => (backward ? palette.backward : weight < 0 ? palette.negative : palette.positive), palette);
    for (const place of geometry.layers.slice(1, -1)) {
      const layer = layers[place.index - 1];
      const columns = place.index === 1 ? geometry.layers[0].columns : 0;
      const values = moment.layers[place.index - 1];
      const shown = backward ? values.delta ?? values.a : values.a;
      const most = mostOf(shown);
      for (const unit of place.units) {
        const own = Float64Array.from({ length: layer.inputs }, (_, i) => weights[layer.weightsAt + i * layer.outputs + unit.unit]);
        const dark = shown[unit.unit] === 0;
        const dim = !backward && this.activation === "leaky-relu" && values.z[unit.unit] < 0;
        const strength = backward ? linear(shown[unit.unit], most) : logarithmic(shown[unit.unit], most);
        drawThumbnail(context, unit, own, columns, palette, dark ? 0.4 : dim ? 0.65 : backward ? 0.5 : 1);
        drawFrame(context, unit, dark || dim ? palette.muted : backward ? palette.backward : palette.forward, strength, dark);
      }
    }
    this.#drawOutputs(context, geometry.layers[geometry.layers.length - 1], moment);
  }

  /** @param {CanvasRenderingContext2D} pen @param {import("./geometry.js").LayerPlace} place @param {MomentOnStage} moment */
  #drawOutputs(pen, place, { predictions, choice, sample }) {
    const palette = /** @type {import("./theme.js").Palette} */ (this.palette);
    const single = predictions.length === 1;
    const { isProbability } = this.reading;
    for (const unit of place.units) {
      const chosen = single || unit.unit === choice;
      const colour = !chosen ? palette.muted : choice === sample.label ? palette.right : palette.wrong;
      const [from, to] = isProbability ? [0, 1] : [-0.5, 1.5];
      drawDial(pen, unit, predictions[unit.unit], { gauge: single || !isProbability, from, to, colour, chosen }, palette);
    }
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

/** @returns {{canvas: HTMLCanvasElement, context: CanvasRenderingContext2D}} */
function buffer() {
  const canvas = document.createElement("canvas");
  return { canvas, context: /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")) };
}
