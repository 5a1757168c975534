// @ts-check
// Asks the network about any place of a plane, or of a line: with the pointer, or with the arrow keys. A press on a sample chooses it.
import { make, say } from "../page/dom.js";
import { plain } from "../words/numbers.js";

/** @typedef {{points: import("../plane/planepoints.js").PlanePoints, functions: import("../plane/planefunctions.js").PlaneFunctions}} PlaneAsked */

/** How near a sample must be, and how far an arrow key goes, in shares of the square. */
const NEARBY = 0.035;
const STEP = 0.05;

export class Probe {
  /** @param {HTMLElement} container @param {PlaneAsked} plane @param {(sample: {set: "training"|"test", index: number}) => void} choose
   * @param {(place: number[]) => boolean} put Sets a point, where points are set. */
  constructor(container, plane, choose, put) {
    this.container = container;
    this.plane = plane;
    this.choose = choose;
    this.put = put;
    this.said = make("output", { class: "probe-said" });
    this.cross = make("span", { class: "probe-cross" });
    const isLine = plane.functions.isLine;
    this.element = make(
      "div",
      {
        class: "probe",
        role: "application",
        tabindex: 0,
        "aria-label": `What the network says of any place of the ${isLine ? "line" : "plane"}: arrow keys move, Enter chooses the nearest sample`,
        pointermove: (/** @type {PointerEvent} */ event) => this.#point(event),
        pointerleave: () => this.#leave(),
        click: () => this.#press(),
        focus: () => this.#move([0, 0]),
        blur: () => this.#leave(),
        keydown: (/** @type {KeyboardEvent} */ event) => this.#key(event),
      },
      this.cross,
      this.said,
    );
    /** In shares of the square. @type {[number, number]} */
    this.at = [0.5, 0.5];
  }

  /** @param {import("./geometry.js").Geometry} geometry */
  place({ plane, width, height }) {
    if (!plane) return this.element.remove();
    const { style } = this.element;
    style.left = `${(100 * plane.x) / width}%`;
    style.top = `${(100 * plane.y) / height}%`;
    style.width = `${(100 * plane.side) / width}%`;
    style.height = `${(100 * plane.side) / height}%`;
    this.container.append(this.element);
  }

  /** The network is another: what it says where the probe is may be, too. */
  refresh() {
    if (this.element.classList.contains("asked")) this.#say();
  }

  /** @param {PointerEvent} event */
  #point({ offsetX, offsetY, target }) {
    const { clientWidth, clientHeight } = this.element;
    if (target !== this.element || !clientWidth) return;
    this.at = [offsetX / clientWidth, offsetY / clientHeight];
    this.#say();
  }

  /** @param {[number, number]} by In shares of the square. */
  #move(by) {
    const [x, y] = [0, 1].map((i) => Math.max(0, Math.min(1, this.at[i] + by[i])));
    this.at = [x, y];
    this.#say();
  }

  #leave() {
    if (this.element.matches(":focus-visible")) return;
    this.element.classList.remove("asked");
  }

  #press() {
    if (this.put(this.#place())) return;
    const near = this.#nearest();
    if (near && near.far <= NEARBY) this.choose(near.sample);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, [number, number]>} */
    const ways = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
    const isPut = event.key === "Enter" && this.put(this.#place());
    const nearest = event.key === "Enter" && !isPut ? this.#nearest() : null;
    if (event.key in ways) this.#move(ways[event.key]);
    else if (isPut) this.#say();
    else if (nearest) this.choose(nearest.sample);
    else return;
    // The key is used up: the viewer's own keys do not hear it.
    event.preventDefault();
    event.stopPropagation();
  }

  #nearest() {
    const [x, y] = this.at;
    let [nearest, far] = [null, Infinity];
    for (const sample of this.plane.points.samples) {
      const distance = Math.hypot(sample.at[0] - x, sample.at[1] - y);
      if (distance < far) [nearest, far] = [/** @type {any} */ (sample), distance];
    }
    return nearest ? { sample: nearest, far } : null;
  }

  /** Where it is, in the plane's own numbers; three digits are as near as a hand comes. */
  #place() {
    const { span, isLine } = this.plane.functions;
    const [across, down] = this.at;
    const place = [(2 * across - 1) * span, (1 - 2 * down) * span].slice(0, isLine ? 1 : 2);
    return place.map((x) => Number(x.toPrecision(3)));
  }

  #say() {
    const { functions, points } = this.plane;
    const [across, down] = this.at;
    const place = this.#place();
    const { predictions, choice } = functions.predict(place);
    const { reading } = points;
    const says = reading.isRegression ? reading.listed(predictions) : reading.says(predictions, choice);
    say(this.said, `${place.map(plain).join(", ")}: ${says}`);
    this.element.classList.add("asked");
    this.element.classList.toggle("low", down < 0.25);
    Object.assign(this.cross.style, { left: `${100 * across}%`, top: `${100 * down}%` });
  }
}
