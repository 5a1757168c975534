// @ts-check
// Particles: what runs along the synapses. Each is an arrowhead as large as its synapse's contribution.
import { along } from "./geometry.js";
import { travel } from "./rhythm.js";
import { CARRYING } from "./salience.js";
import { eased } from "./strength.js";

/** @typedef {import("./salience.js").Synapse} Carrier */

/** Particles follow each other along a synapse at these shares of its time. */
const TRAIN = 5;
/** Where arrowheads stand in a picture that does not move. */
const STANDING = [0.3, 0.62];

/** The synapses that carry particles. @param {Carrier[][]} layers Sorted, the largest first. @param {number} particles @param {boolean} backward @returns {Carrier[]} */
export function carriers(layers, particles, backward) {
  const count = Math.max(1, Math.floor(particles / TRAIN / layers.length));
  return layers.flatMap((all) => all.filter(({ weight }) => !backward || Math.abs(weight) > CARRYING).slice(0, count));
}

/** @param {CanvasRenderingContext2D} pen In stage units, at `scale` pixels each. @param {Carrier[]} carrying @param {import("./rhythm.js").Beat} beat
 * @param {import("./light.js").Light} light @param {number} layers @param {number} scale @returns {number} How many were drawn. */
export function drawParticles(pen, carrying, beat, light, layers, scale) {
  const backward = beat.phase === "backward";
  if (!backward && beat.phase !== "forward") return 0;
  let drawn = 0;
  pen.globalCompositeOperation = light.blend;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  /** @param {Carrier} carrier @param {number} t @param {number} alpha */
  const stamp = ({ curve, share }, t, alpha) => {
    const [x, y, angle] = along(curve, backward ? 1 - t : t);
    const arrow = light.arrow(backward, t, backward ? angle + Math.PI : angle, (4.5 + 7.5 * Math.sqrt(share)) * scale);
    pen.globalAlpha = alpha;
    // On whole pixels: half a pixel is nothing to what it moves in a frame, and blending between pixels costs.
    pen.drawImage(arrow, Math.round(x * scale - arrow.width / 2), Math.round(y * scale - arrow.height / 2));
    drawn++;
  };
  for (const carrier of carrying) {
    if (beat.still) {
      // A standing picture has arrowheads on the synapses that matter most, at rest.
      const apart = 0.24 * ((carrier.at * 0.618034) % 1);
      if (carrier.share > 0.25) for (const t of STANDING) stamp(carrier, t + apart, 0.9);
      continue;
    }
    const [from, to] = travel(beat.phase, carrier.layer, layers);
    const span = to - from;
    // Trains start a little apart, each always at the same distance: a stream, not a front.
    const late = 0.07 * ((carrier.at * 0.618034) % 1);
    // The last of the train leaves while the first arrives.
    for (let i = 0; i < TRAIN; i++) {
      const t = (beat.progress - from + 0.06 - late - (i * 0.5 * span) / TRAIN) / (0.58 * span);
      if (t > 0 && t < 1) stamp(carrier, eased(t), Math.sqrt(Math.sin(Math.PI * t)));
    }
  }
  pen.globalAlpha = 1;
  pen.globalCompositeOperation = "source-over";
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  return drawn;
}
