// @ts-check
// What does not move: the quiet synapses behind the light, chosen and drawn anew only when weights or wishes change.
import { faded } from "./light.js";
import { Pane } from "./pane.js";
import { alike, linear, mostOf } from "./strength.js";

/** @typedef {import("./geometry.js").Geometry} GeometryBehind */
/** @typedef {import("../run/network.js").Layer} LayerBehind */
/** @typedef {import("../page/theme.js").Palette} PaletteBehind */
/** @typedef {{visibility: number, all: boolean}} WishesBehind */

/** @typedef {import("./salience.js").Synapse} SynapseBehind */

/** Quiet synapses shown at full visibility, unless all are asked for. */
const QUIET = 220;

export class Backdrop {
  constructor() {
    /** One in the weights' colours, one without: the phases of a batch need both, by turns. @type {{pane: Pane, key: any[]}[]} */
    this.pictures = [0, 1].map(() => ({ pane: new Pane(), key: [] }));
    /** @type {SynapseBehind[]} */
    this.quiet = [];
    /** @type {any[]} */
    this.key = [];
    /** @type {Float64Array[]} */
    this.weights = [];
  }

  /** Chooses the synapses to show. @param {GeometryBehind} geometry @param {LayerBehind[]} layers @param {Float64Array[]} weights Of each layer, [out × in].
   * @param {WishesBehind} wishes */
  choose(geometry, layers, weights, { visibility, all }) {
    const key = [geometry, visibility, all];
    if (weights.every((own, l) => alike(own, this.weights[l] ?? [])) && key.every((part, i) => part === this.key[i]))
      return;
    [this.key, this.weights] = [key, weights];
    const first = weights.map((_, l) => weights.slice(0, l).reduce((sum, own) => sum + own.length, 0));
    const every = layers.flatMap((layer, l) =>
      geometry.layers[l + 1].units.flatMap((target) =>
        geometry.layers[l].units.map((source) => {
          const at = first[l] + source.unit * layer.outputs + target.unit;
          const weight = weights[l][target.unit * layer.inputs + source.unit];
          return { layer: l + 1, source, target, at, weight };
        }),
      ),
    );
    this.quiet = sampled(every, visibility, all).map(({ layer, source, target, at, weight }) => ({
      layer,
      input: source.unit,
      output: target.unit,
      at,
      weight,
      value: 0,
      share: 0,
      curve: geometry.curve(source.out, target.in),
    }));
  }

  /** Lays them onto the stage, over all that was there. @param {CanvasRenderingContext2D} pen In stage units, at `scale` pixels each.
   * @param {{geometry: GeometryBehind, palette: PaletteBehind, backward: boolean, scale: number} & WishesBehind} look */
  draw(pen, { geometry, palette, backward, scale, visibility, all }) {
    const picture = this.pictures[backward ? 1 : 0];
    const key = [this.quiet, geometry, palette, scale];
    if (key.some((part, i) => part !== picture.key[i])) {
      picture.key = key;
      const box = { left: 0, top: 0, right: geometry.width, bottom: geometry.height };
      const context = picture.pane.begin(box, scale);
      context.fillStyle = palette.stage;
      context.fillRect(0, 0, geometry.width + 1, geometry.height + 1);
      drawQuiet(context, this.quiet, palette, { backward, visibility, all });
    }
    picture.pane.lay(pen);
  }
}

/** A sample of synapses: the heaviest, then others in even steps. @template {{weight: number}} T @param {T[]} every @param {number} visibility @param {boolean} all */
function sampled(every, visibility, all) {
  if (all) return every;
  const count = Math.round(QUIET * visibility);
  const sorted = every.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  if (sorted.length <= count) return sorted;
  const heaviest = Math.floor(count / 2);
  const step = (sorted.length - heaviest) / (count - heaviest);
  return sorted.filter(
    (_, i) => i < heaviest || Math.floor((i - heaviest) / step) !== Math.floor((i - heaviest - 1) / step),
  );
}

/** Thickness is |w|, hue its sign; while blame runs back, weights lose their colour. @param {CanvasRenderingContext2D} context @param {SynapseBehind[]} synapses
 * @param {PaletteBehind} palette @param {{backward: boolean, visibility: number, all: boolean}} options */
function drawQuiet(context, synapses, palette, { backward, visibility, all }) {
  const most = mostOf(synapses.map((synapse) => synapse.weight));
  // More lines, each fainter: together they give no more light.
  const light = (all ? Math.max(0.6, Math.min(1, (1.6 * QUIET) / Math.max(1, synapses.length))) : 1) * visibility;
  for (const { weight, curve } of synapses) {
    const size = linear(weight, most);
    const hue = backward ? palette.muted : weight < 0 ? palette.negative : palette.positive;
    context.strokeStyle = faded(hue, light * (0.1 + 0.3 * size));
    context.lineWidth = 0.4 + 1.8 * size;
    context.beginPath();
    traceCurve(context, curve);
    context.stroke();
  }
}

/** @param {CanvasRenderingContext2D|Path2D} path @param {import("./geometry.js").Curve} c */
export function traceCurve(path, c) {
  path.moveTo(c[0], c[1]);
  path.bezierCurveTo(c[2], c[3], c[4], c[5], c[6], c[7]);
}
