// @ts-check
// What is pointed at, focused or pinned, and the card that tells of it.

/** @typedef {import("./scene.js").Target} PointedTarget */
/** @typedef {import("./scene.js").Scene} PointedScene */

/** How near a synapse must be, in CSS pixels. */
const NEAR = 7;
/** Milliseconds. */
const WAIT = 140;
/** The card's width and what it keeps from the edge, in CSS pixels. */
const CARD = 300;

export class Pointing {
  /** @param {{stage: HTMLElement, canvas: HTMLCanvasElement, card: HTMLElement}} parts @param {PointedScene} scene @param {() => void} changed */
  constructor({ stage, canvas, card }, scene, changed) {
    this.canvas = canvas;
    this.element = card;
    /** What has been pointed at for a moment: a pointer that passes by opens nothing. @type {PointedTarget|null} */
    this.settled = null;
    this.waiting = 0;
    this.scene = scene;
    this.changed = changed;
    /** @type {PointedTarget|null} */
    this.pinned = null;
    /** @type {PointedTarget|null} */
    this.pointed = null;
    stage.addEventListener("pointermove", (event) => this.#under(event));
    stage.addEventListener("pointerleave", () => this.point(null));
    canvas.addEventListener("click", () => this.pin(this.pointed));
  }

  /** What is lit. */
  get target() {
    return this.pointed ?? this.pinned;
  }

  /** What the card tells of: what was pinned stays until it is let go. @returns {PointedTarget|null} */
  get card() {
    return this.pinned ?? this.settled;
  }

  /** @param {PointedTarget|null} target @param {boolean} [passing] A pointer on its way opens nothing yet. */
  point = (target, passing = false) => {
    if (same(target, this.pointed)) return;
    this.pointed = target;
    clearTimeout(this.waiting);
    if (!passing) this.settled = target;
    else this.waiting = setTimeout(() => this.#settle(), WAIT);
    this.changed();
  };

  #settle() {
    this.settled = this.pointed;
    this.changed();
  }

  /** Keeps a target when the pointer leaves; pinned again, it is let go. @param {PointedTarget|null} target */
  pin = (target) => {
    this.pinned = same(target, this.pinned) ? null : target;
    this.pointed = null;
    this.settled = null;
    this.changed();
  };

  /** Beside what it speaks of, never over it. */
  placeCard() {
    const { card, scene, element } = this;
    const { geometry } = scene;
    const place = card && geometry?.layers[card.layer].byUnit.get(card.unit);
    if (!geometry || !place) return;
    const toLeft = place.x + place.width / 2 > geometry.width * 0.58;
    const share = (100 * (toLeft ? geometry.width - place.x + 14 : place.x + place.width + 14)) / geometry.width;
    const across = `min(${share}%, calc(100% - ${CARD}px))`;
    const isUpper = place.y + place.height / 2 < geometry.height / 2;
    const down = `${Math.max(1, (100 * (isUpper ? place.y - 20 : geometry.height - place.y - place.height - 20)) / geometry.height)}%`;
    Object.assign(element.style, {
      left: toLeft ? "auto" : across,
      right: toLeft ? across : "auto",
      top: isUpper ? down : "auto",
      bottom: isUpper ? "auto" : down,
    });
  }

  /** @param {PointerEvent} event */
  #under(event) {
    const { scene, canvas } = this;
    const { geometry } = scene;
    if (event.composedPath()[0] !== canvas || !geometry) return;
    const scale = geometry.width / canvas.clientWidth;
    const [x, y] = [event.offsetX * scale, event.offsetY * scale];
    const input = geometry.layers[0];
    const pixel = input.columns
      ? input.units.find((unit) => x >= unit.x && x < unit.x + unit.width && y >= unit.y && y < unit.y + unit.height)
      : undefined;
    if (pixel) return this.point({ layer: 0, unit: pixel.unit });
    const synapse = scene.synapseAt(x, y, NEAR * scale);
    this.point(synapse && { layer: synapse.layer, unit: synapse.output, input: synapse.input }, synapse !== null);
  }
}

/** @param {PointedTarget|null} a @param {PointedTarget|null} b */
function same(a, b) {
  return a === b || (a !== null && b !== null && a.layer === b.layer && a.unit === b.unit && a.input === b.input);
}
