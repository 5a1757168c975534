// @ts-check
// A network in the engine: layers, and all parameters in one array.
import { numberOf } from "../words/terms.js";

/** @typedef {import("./engine.js").Engine} EngineOfNetwork */
/** @typedef {{inputs: number, outputs: number}} Layer */

export class Network {
  /** @param {EngineOfNetwork} engine @param {number[]} sizes Units per layer, inputs first. @param {string} activation The hidden layers'. */
  constructor(engine, sizes, activation) {
    this.engine = engine;
    this.sizes = sizes;
    /** @type {number[]|undefined} */
    this.rooms = undefined;
    this.pointer = engine.call("NewNetwork", engine.newInts(sizes), numberOf("activation", activation));
    /** @type {Layer[]} */
    this.layers = sizes.slice(1).map((_, l) => ({
      inputs: sizes[l],
      outputs: sizes[l + 1],
    }));
  }

  /** @param {string} initialization @param {number} seed */
  initialize(initialization, seed) {
    this.engine.call("InitializeNetwork", this.pointer, numberOf("initialization", initialization), BigInt(seed));
  }

  /** Each layer's W, [out × in] row by row, then b, as they are now. @returns {Float64Array[]} Copies. */
  get weights() {
    const { engine } = this;
    this.rooms ??= this.layers.map(({ inputs, outputs }) => engine.call("NewDoubles", (inputs + 1) * outputs));
    return this.rooms.map((room, l) => {
      engine.call("ReadLayer", this.pointer, l, room);
      return engine.doubles(room).slice();
    });
  }

  /** Where a part of a layer begins in the engine's arrays of all parameters, for the engine to be asked about. @param {number} layer From 0.
   * @param {"Weights"|"Biases"|"End"} part @returns {number} */
  placeOf(layer, part) {
    return this.engine.call("LayerPlace", this.pointer, layer, ["Weights", "Biases", "End"].indexOf(part));
  }

  /** Whether a unit is switched off. @param {number} layer From 1. @param {number} unit @returns {boolean} */
  isOff(layer, unit) {
    return this.engine.call("StandsStill", this.pointer, layer - 1, unit) !== 0;
  }

  /** Whether a layer is held still. @param {number} layer From 1. @returns {boolean} */
  isHeld(layer) {
    return this.isOff(layer, -1);
  }

  /** Switches units as another network of the same sizes has them. @param {Network} other @returns {boolean} Whether any was otherwise. */
  switchLike(other) {
    let isOther = false;
    this.layers.slice(0, -1).forEach(({ outputs }, l) => {
      for (let unit = 0; unit < outputs; unit++) {
        const off = other.isOff(l + 1, unit);
        if (off === this.isOff(l + 1, unit)) continue;
        isOther = true;
        this.engine.call("SwitchUnit", this.pointer, l, unit, off ? 1 : 0);
      }
    });
    return isOther;
  }

  /** Every weight and bias, live. */
  get parameters() {
    return this.engine.doubles(this.engine.call("NetworkParameters", this.pointer));
  }

  /** 16 lower-case hexadecimal digits over all parameters' bits, as C# computes them. */
  get fingerprint() {
    return fingerprintOf(this.engine, this.engine.call("NetworkParameters", this.pointer));
  }
}

/** 16 lower-case hexadecimal digits over the bits of numbers. @param {import("./engine.js").Engine} engine @param {number} array */
export function fingerprintOf(engine, array) {
  return BigInt.asUintN(64, engine.call("FingerprintOf", array)).toString(16).padStart(16, "0");
}
