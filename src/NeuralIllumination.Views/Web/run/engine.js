// @ts-check
// The engine in the page: the C# engine's own code, compiled to WebAssembly, by the same words as in C#.

/** The module, instantiated from bytes that are already in the page: no request, no worker. */
export class Engine {
  /** @param {Record<string, any>} exports */
  constructor(exports) {
    this.exports = exports;
  }

  /** @param {BufferSource|WebAssembly.Module} module @returns {Promise<Engine>} Rejected where WebAssembly is refused. */
  static async load(module) {
    const compiled = module instanceof WebAssembly.Module ? module : await WebAssembly.compile(module);
    return new Engine((await WebAssembly.instantiate(compiled)).exports);
  }

  /** Calls the module; what it runs out of is said in words. @param {string} name @param {...any} values @returns {any} */
  call(name, ...values) {
    try {
      return this.exports[name](...values);
    } catch (trap) {
      const { error } = this.exports;
      const exhausted = error.value === 1;
      error.value = 0;
      throw exhausted ? new Error("out of memory: this network is too large for the page", { cause: trap }) : trap;
    }
  }

  // Views of arrays are made when they are read, since growing the memory detaches older ones.

  /** @param {number} array @returns {Float64Array} */
  doubles(array) {
    return this.#view(Float64Array, array);
  }

  /** @param {number} array @returns {Int32Array} */
  ints(array) {
    return this.#view(Int32Array, array);
  }

  /** @param {number} array @returns {BigInt64Array} */
  longs(array) {
    return this.#view(BigInt64Array, array);
  }

  /** Puts whole numbers into the module's memory. @param {number[]} values @returns {number} Where. */
  newInts(values) {
    const array = this.call("NewInts", values.length);
    this.ints(array).set(values);
    return array;
  }

  /** @param {any} kind @param {number} array @returns {any} */
  #view(kind, array) {
    const { memory, arrayLength, arrayData } = this.exports;
    const length = new DataView(memory.buffer).getInt32(array + arrayLength.value, true);
    return new kind(memory.buffer, array + arrayData.value, length);
  }
}
