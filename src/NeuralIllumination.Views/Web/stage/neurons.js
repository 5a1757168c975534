// @ts-check
// The light of units as they fire and are blamed: rings, spokes and sparkles around them.
import { faded } from "./light.js";
import { lightOf } from "./rhythm.js";

/** @typedef {import("./halos.js").Lamp} LampOfNeurons */
/** @typedef {import("./rhythm.js").Beat} BeatOfNeurons */

const RINGS = 3;
const SPOKES = 6;
const SPARKLES = 5;

/** @param {CanvasRenderingContext2D} pen @param {LampOfNeurons[]} lamps @param {BeatOfNeurons} beat @param {import("./light.js").Light} light @param {number} layers */
export function drawSigns(pen, lamps, beat, light, layers) {
  const { palette } = light;
  for (const lamp of lamps) {
    if (lamp.layer === 0) continue;
    const on = lightOf(beat, lamp.layer, layers);
    if (beat.phase === "forward" && lamp.forward > 0) drawRings(pen, lamp, beat.still ? 0.12 : on.since, palette.glow);
    if (on.backward > 0.02 && lamp.backward > 0) drawSpokes(pen, lamp, beat, on.backward, palette.backward);
    if (on.meeting > 0.05 && lamp.backward > 0 && !beat.still)
      drawSparkles(pen, lamp, on.meeting * Math.max(lamp.forward, lamp.backward), light);
  }
}

/** Three rings, one after the other, spreading outward. @param {CanvasRenderingContext2D} pen @param {LampOfNeurons} lamp @param {number} since @param {string} colour */
function drawRings(pen, { x, y, core, forward }, since, colour) {
  for (let ring = 0; ring < RINGS; ring++) {
    const age = (since + 0.02 - 0.06 * ring) / 0.34;
    if (age <= 0 || age >= 1) continue;
    pen.beginPath();
    // As far beside a dial as beside a unit: words stand next to both.
    pen.arc(x, y, core + 1 + 17 * age, 0, 2 * Math.PI);
    pen.strokeStyle = faded(colour, (1 - age) * (0.25 + 0.65 * forward));
    pen.lineWidth = 0.8 + 1.6 * forward * (1 - age);
    pen.stroke();
  }
}

/** Six spokes that turn, as long as the blame is large. @param {CanvasRenderingContext2D} pen @param {LampOfNeurons} lamp @param {BeatOfNeurons} beat @param {number} on @param {string} colour */
function drawSpokes(pen, { x, y, core, backward }, { time, still }, on, colour) {
  const turned = still ? 0.2 : time * 0.7;
  pen.beginPath();
  for (let spoke = 0; spoke < SPOKES; spoke++) {
    const angle = turned + (spoke * 2 * Math.PI) / SPOKES;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    // As long beside a dial as beside a unit: words stand next to both.
    const [from, to] = [core + 4, core + 6 + 9 * backward];
    pen.moveTo(x + from * cos, y + from * sin);
    pen.lineTo(x + to * cos, y + to * sin);
  }
  pen.strokeStyle = faded(colour, on * (0.35 + 0.65 * backward));
  pen.lineWidth = 1.2 + 1.2 * backward;
  pen.stroke();
}

/** @param {CanvasRenderingContext2D} pen @param {LampOfNeurons} lamp @param {number} meeting @param {import("./light.js").Light} light */
function drawSparkles(pen, { layer, x, y, core }, meeting, light) {
  pen.globalCompositeOperation = light.blend;
  for (let i = 0; i < SPARKLES; i++) {
    // Scattered by the golden angle: no two units alike, and the same every time.
    const angle = 2.39996 * (i + 1) + 0.7 * layer + 0.13 * y;
    const reach = core * (1.15 + 0.16 * ((i * 7) % 5));
    const size = core * 0.3 * meeting * (0.6 + 0.1 * i);
    pen.globalAlpha = Math.min(1, meeting);
    pen.drawImage(
      light.sparkle,
      x + reach * Math.cos(angle) - size,
      y + reach * Math.sin(angle) - size,
      2 * size,
      2 * size,
    );
  }
  pen.globalAlpha = 1;
  pen.globalCompositeOperation = "source-over";
}
