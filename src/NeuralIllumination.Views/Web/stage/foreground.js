// @ts-check
// The bodies in front of the light, drawn once a moment: the sample, hidden units as pictures of their weights, outputs as dials.
import { drawBeads, drawDial, drawFrame, drawPlane, drawSample, drawThumbnail } from "./bodies.js";
import { Pane } from "./pane.js";
import { linear, logarithmic, mostOf } from "./strength.js";
import { KINDS } from "../words/terms.js";
import { WeightPictures } from "./weightpictures.js";

/** @typedef {import("../run/moment.js").Moment} MomentInFront */
/** @typedef {import("./geometry.js").Geometry} GeometryInFront */
/** @typedef {import("../page/theme.js").Palette} PaletteInFront */

export class Foreground {
  /** @param {import("../run/network.js").Layer[]} layers @param {import("../words/reading.js").Reading} reading @param {string} activation */
  constructor(layers, reading, activation) {
    this.layers = layers;
    this.reading = reading;
    this.glimmers = KINDS.activation[activation].below === "dim";
    this.pane = new Pane();
    this.pictures = new WeightPictures();
    /** The samples of a plane, and what the network makes of it. @type {{points: import("../plane/planepoints.js").PlanePoints,
     *   functions: import("../plane/planefunctions.js").PlaneFunctions}|null} */
    this.plane = null;
  }

  /** @param {MomentInFront} moment @param {Float64Array[]} weights Of each layer, [out × in]: the moment's, or later ones. @param {import("./salience.js").Synapse[]} bright
   * @param {{geometry: GeometryInFront, palette: PaletteInFront, backward: boolean, scale: number}} look */
  prepare(moment, weights, bright, { geometry, palette, backward, scale }) {
    const context = this.pane.begin({ left: 0, top: 0, right: geometry.width, bottom: geometry.height }, scale);
    const [input] = geometry.layers;
    const functions = this.plane?.functions ?? null;
    if (geometry.plane && this.plane) {
      const { points } = this.plane;
      if (this.plane.functions.see(weights)) points.judge(this.plane.functions);
      const own = { x: moment.sample.x, targets: moment.targets };
      drawPlane(context, geometry.plane, own, points, this.plane.functions, palette);
    }
    drawSample(context, input, moment.sample.x, palette, geometry.stacked);
    drawBeads(
      context,
      input,
      bright,
      ({ weight }) => (backward ? palette.backward : weight < 0 ? palette.negative : palette.positive),
      palette,
    );
    for (const place of geometry.layers.slice(1, -1)) {
      const layer = this.layers[place.index - 1];
      const own = place.units.map(({ unit }) =>
        weights[place.index - 1].subarray(unit * layer.inputs, (unit + 1) * layer.inputs),
      );
      const pictures = place.index === 1 && input.columns > 1 ? this.pictures : null;
      pictures?.show(
        place.units.map(({ unit }) => unit),
        own,
        input.columns,
        palette,
      );
      const values = moment.layers[place.index - 1];
      const shown = backward ? (values.delta ?? values.a) : values.a;
      const most = mostOf(shown);
      place.units.forEach((unit, i) => {
        const dark = shown[unit.unit] === 0;
        const dim = !backward && this.glimmers && values.z[unit.unit] < 0;
        const strength = backward ? linear(shown[unit.unit], most) : logarithmic(shown[unit.unit], most);
        const light = dark ? 0.4 : dim ? 0.65 : backward ? 0.5 : 1;
        drawThumbnail(context, unit, own[i], { pictures, functions }, place.picture, palette, light);
        drawFrame(
          context,
          unit,
          dark || dim ? palette.muted : backward ? palette.backward : palette.forward,
          strength,
          dark,
        );
      });
    }
    this.#outputs(context, geometry.layers[geometry.layers.length - 1], moment, palette);
  }

  /** @param {CanvasRenderingContext2D} pen @param {import("./geometry.js").LayerPlace} place @param {MomentInFront} moment @param {PaletteInFront} palette */
  #outputs(pen, place, { predictions, choice, sample }, palette) {
    const { isProbability, isRegression } = this.reading;
    const single = this.reading.isSingle(predictions.length);
    for (const unit of place.units) {
      const chosen = single || isRegression || unit.unit === choice;
      const colour = !chosen ? palette.muted : isRegression || choice === sample.label ? palette.right : palette.wrong;
      const [from, to] = this.reading.scale;
      drawDial(
        pen,
        unit,
        predictions[unit.unit],
        { gauge: single || !isProbability, from, to, colour, chosen },
        palette,
      );
    }
  }
}
