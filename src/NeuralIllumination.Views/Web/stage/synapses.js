// @ts-check
// The synapses that matter, with light that runs along them in the direction of flow.
import { traceCurve } from "./backdrop.js";
import { alongChord, partOf } from "./geometry.js";
import { faded } from "./light.js";
import { around, Pane } from "./pane.js";
import { travel } from "./rhythm.js";
import { eased, linear } from "./strength.js";

/** @typedef {import("./salience.js").Synapse} BrightSynapse */
/** @typedef {import("./rhythm.js").Beat} BeatOfSynapses */
/** @typedef {{palette: import("../page/theme.js").Palette, most: number, layers: number, visibility: number, scale: number}} LookOfLines
 *   `most` is the largest |w| of all. */
/** @typedef {{synapse: BrightSynapse, strength: number, width: number, gradient: CanvasGradient}} Line */

/** Half the length of the band of light, as a share of the line. */
const BAND = 0.16;
/** The widest that a line gets, in stage units. */
const WIDEST = 4.6 * 1.35;

export class Lines {
  constructor() {
    this.pane = new Pane();
    /** @type {Line[]} */
    this.lines = [];
    /** What they were made for. @type {any[]} */
    this.key = [];
  }

  /** @param {CanvasRenderingContext2D} pen In stage units. @param {BrightSynapse[]} synapses @param {BeatOfSynapses} beat @param {LookOfLines} look */
  draw(pen, synapses, beat, look) {
    const backward = beat.phase === "backward";
    const key = [synapses, backward, look.palette, look.most, look.visibility, look.scale];
    if (key.some((part, i) => part !== this.key[i])) {
      this.key = key;
      this.#prepare(pen, synapses, backward, look);
    }
    if (this.lines.length === 0) return;
    // All of them swell a little when they change.
    if (beat.phase === "update" && !beat.still) return this.#stroke(pen, 1 + 0.35 * Math.sin(Math.PI * beat.progress));
    this.pane.lay(pen);
    for (const line of this.lines) {
      const at = bandAt(line.synapse, beat, look.layers);
      if (at > 0 && at < 1)
        drawBand(
          pen,
          line,
          backward ? 1 - at : at,
          1 + 0.3 * Math.sin(Math.PI * at),
          backward ? look.palette.backward : look.palette.forward,
        );
    }
  }

  /** @param {CanvasRenderingContext2D} pen @param {BrightSynapse[]} synapses @param {boolean} backward @param {LookOfLines} look */
  #prepare(pen, synapses, backward, { palette, most, visibility, scale }) {
    // Dim where it comes from, bright where it goes.
    const [tail, head] = backward ? [0.95, 0.3] : [0.3, 0.95];
    this.lines = synapses.map((synapse) => {
      const { curve: c, weight, share } = synapse;
      const hue = backward ? palette.backward : weight < 0 ? palette.negative : palette.positive;
      const strength = visibility * (0.35 + 0.65 * share);
      const gradient = pen.createLinearGradient(c[0], c[1], c[6], c[7]);
      gradient.addColorStop(0, faded(hue, strength * tail));
      gradient.addColorStop(1, faded(hue, strength * head));
      return { synapse, strength, width: 1 + 3.6 * linear(weight, most), gradient };
    });
    if (this.lines.length > 0) this.#stroke(this.pane.begin(around(synapses.map(boxOfLine)), scale), 1);
  }

  /** @param {CanvasRenderingContext2D} pen @param {number} swell */
  #stroke(pen, swell) {
    for (const { synapse, width, gradient } of this.lines) {
      pen.strokeStyle = gradient;
      pen.lineWidth = width * swell;
      pen.beginPath();
      traceCurve(pen, synapse.curve);
      pen.stroke();
    }
  }
}

/** The light that passes, wider than its line: only the part that it lights is drawn, since a gradient costs by the pixel.
 * @param {CanvasRenderingContext2D} pen @param {Line} line @param {number} place Along the line. @param {number} swell @param {string} hue */
function drawBand(pen, { synapse: { curve: c }, strength, width }, place, swell, hue) {
  const [from, to] = [place - BAND, place + BAND];
  const [dx, dy] = [c[6] - c[0], c[7] - c[1]];
  const gradient = pen.createLinearGradient(c[0] + from * dx, c[1] + from * dy, c[0] + to * dx, c[1] + to * dy);
  gradient.addColorStop(0, faded(hue, 0));
  gradient.addColorStop(0.5, faded(hue, 0.4 + 0.6 * strength));
  gradient.addColorStop(1, faded(hue, 0));
  pen.strokeStyle = gradient;
  pen.lineWidth = width * swell;
  pen.beginPath();
  traceCurve(pen, partOf(c, alongChord(c, from), alongChord(c, to)));
  pen.stroke();
}

/** How far the wave has come along a synapse; outside 0 to 1 it is not there. @param {BrightSynapse} synapse @param {BeatOfSynapses} beat @param {number} layers */
function bandAt({ layer }, beat, layers) {
  if (beat.still || (beat.phase !== "forward" && beat.phase !== "backward")) return -1;
  const [from, to] = travel(beat.phase, layer, layers);
  const t = (beat.progress - from) / (to - from);
  return t <= 0 || t >= 1 ? -1 : eased(t);
}

/** A curve lies within its four points. @param {BrightSynapse} synapse @returns {import("./pane.js").Box} */
function boxOfLine({ curve: c }) {
  return {
    left: Math.min(c[0], c[2], c[4], c[6]) - WIDEST,
    top: Math.min(c[1], c[3], c[5], c[7]) - WIDEST,
    right: Math.max(c[0], c[2], c[4], c[6]) + WIDEST,
    bottom: Math.max(c[1], c[3], c[5], c[7]) + WIDEST,
  };
}
