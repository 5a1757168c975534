// @ts-check
// Where epochs and values stand on a chart, in CSS pixels.

/** A chart's height, and what its plot leaves free: the axis' numbers at the left and below, the lines' names at the right. */
export const CHART = { height: 136, left: 38, right: 58, top: 15, bottom: 20, label: 15 };

export class ChartScale {
  width = 280;
  /** The epoch at the right end. */
  span = 1;

  /** @param {number} most The value at the upper end. */
  constructor(most) {
    this.most = most;
  }

  get right() {
    return Math.max(CHART.left + 20, this.width - CHART.right);
  }
  get bottom() {
    return CHART.height - CHART.bottom;
  }

  /** @param {number} epoch @returns {number} */
  x(epoch) {
    return CHART.left + (epoch / this.span) * (this.right - CHART.left);
  }

  /** Values outside stand at the edge. @param {number} value @returns {number} */
  y(value) {
    return this.bottom - (Math.min(this.most, Math.max(0, value)) / this.most) * (this.bottom - CHART.top);
  }

  /** The epoch nearest to a place. @param {number} x @returns {number} */
  epochAt(x) {
    return Math.round(((x - CHART.left) / (this.right - CHART.left)) * this.span);
  }

  /** Round whole epochs along the axis. @returns {number[]} */
  epochs() {
    const wanted = Math.max(1, Math.floor((this.right - CHART.left) / 46));
    const raw = Math.max(1, this.span / wanted);
    const power = 10 ** Math.floor(Math.log10(raw) + 1e-9);
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw * 0.999) ?? 10 * power;
    return Array.from({ length: Math.floor(this.span / step) + 1 }, (_, i) => i * step);
  }

  /** Places for labels, near what is wanted, inside, and a label's height apart. @param {number[]} wanted In rising order. @returns {number[]} */
  spread(wanted) {
    /** @type {number[]} */
    const places = [];
    for (const place of wanted)
      places.push(Math.max(place, places.length === 0 ? CHART.top + 7 : places[places.length - 1] + CHART.label));
    let limit = this.bottom - 4;
    for (let i = places.length - 1; i >= 0; i--) {
      places[i] = Math.min(places[i], limit);
      limit = places[i] - CHART.label;
    }
    return places;
  }
}
