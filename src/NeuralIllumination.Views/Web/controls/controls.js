// @ts-check
// The controls: sliders, the seed, the sample, and buttons. Their accessible names are the words that the documents use.
import { draw, fill, make, say } from "../page/dom.js";

/** @typedef {{name: string, option: string, least: number, most: number, step: number, logarithmic?: boolean, isRecipe?: boolean, write: (value: number) => string}} SliderShape */

/** @type {SliderShape[]} */
export const SLIDERS = [
  {
    name: "Learning rate",
    option: "learningRate",
    least: 0.001,
    most: 3,
    step: 0.01,
    logarithmic: true,
    isRecipe: true,
    write: (value) => String(value),
  },
  {
    name: "Epochs per second",
    option: "epochsPerSecond",
    least: 1,
    most: 10,
    step: 1,
    write: (value) => String(value),
  },
  {
    name: "Batch size",
    option: "batchSize",
    least: 1,
    most: 64,
    step: 1,
    isRecipe: true,
    write: (value) => String(value),
  },
  { name: "Glow", option: "glow", least: 0.5, most: 3, step: 0.1, write: (value) => value.toFixed(1) },
  { name: "Flow speed", option: "flowSpeed", least: 0.5, most: 3, step: 0.1, write: (value) => value.toFixed(1) },
  {
    name: "Synapse visibility",
    option: "synapseVisibility",
    least: 0.1,
    most: 1,
    step: 0.05,
    write: (value) => value.toFixed(2),
  },
];

export class Slider {
  /** @param {SliderShape} shape @param {(option: string, value: number) => void} changed @param {(isHeld: boolean) => void} [hold] Told when a hand
   * takes hold of it, and lets go. */
  constructor(shape, changed, hold) {
    this.shape = shape;
    const { name, least, most, step, logarithmic } = shape;
    this.output = make("output");
    this.input = make("input", {
      type: "range",
      "aria-label": name,
      ...(logarithmic ? { min: 0, max: 1, step } : { min: least, max: most, step }),
      input: () => {
        const value = this.#value(this.input.valueAsNumber);
        this.#write(value);
        changed(shape.option, value);
      },
      pointerdown: () => hold?.(true),
      pointerup: () => hold?.(false),
      pointercancel: () => hold?.(false),
    });
    this.element = make("label", { class: "slider" }, make("span", {}, name), this.input, this.output);
  }

  /** @param {number} value */
  set(value) {
    const { least, most, logarithmic } = this.shape;
    const at = logarithmic ? Math.log(value / least) / Math.log(most / least) : value;
    // A hand on the slider is not pushed away by rounding.
    if (Math.abs(this.input.valueAsNumber - at) > Number(this.input.step) / 2) this.input.value = String(at);
    this.#write(value);
  }

  /** Two significant digits where the scale is logarithmic. @param {number} at */
  #value(at) {
    const { least, most, logarithmic } = this.shape;
    return logarithmic ? Math.min(most, Math.max(least, Number((least * (most / least) ** at).toPrecision(2)))) : at;
  }

  /** @param {number} value */
  #write(value) {
    const written = this.shape.write(value);
    say(this.output, written);
    fill(this.input, { "aria-valuetext": written });
  }
}

/** Seeds with a story of their own, told in TASK.md. */
const CURIOUS = [42, 137, 999, 2024];

/** The seed: previous, next, random, or typed. */
export class SeedControl {
  /** @param {(seed: number) => void} changed @param {(message: string) => void} refused */
  constructor(changed, refused) {
    this.seed = 0;
    // Taken at once: a second press counts from there, though the first one's run is still to come.
    const go = (/** @type {number} */ seed) => {
      this.set(Math.max(0, seed));
      changed(this.seed);
    };
    this.input = make("input", {
      type: "text",
      inputmode: "numeric",
      "aria-label": "Seed",
      list: "seeds",
      size: 8,
      change: () => {
        const text = this.input.value.trim();
        const seed = Number(text);
        if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return changed(seed);
        refused(`The seed must be a whole number from 0 to ${Number.MAX_SAFE_INTEGER}; got "${text}".`);
        this.set(this.seed);
      },
      keydown: ({ key }) => key === "Escape" && this.set(this.seed),
    });
    /** @param {string} name @param {string} sign @param {() => void} press */
    const button = (name, sign, press) =>
      make("button", { type: "button", "aria-label": name, title: name, click: press }, sign);
    this.element = make(
      "div",
      { class: "seed", role: "group", "aria-label": "Seed of start and shuffling" },
      make("span", {}, "Seed"),
      button("Previous seed", "‹", () => go(this.seed - 1)),
      this.input,
      button("Next seed", "›", () => go(this.seed + 1)),
      button("Random seed", "⚄", () => go(Math.floor(Math.random() * 1e6))),
      make("datalist", { id: "seeds" }, ...CURIOUS.map((value) => make("option", { value }))),
    );
  }

  /** @param {number} seed */
  set(seed) {
    this.seed = seed;
    this.input.value = String(seed);
  }
}

/** Arrows for a step: one for a phase, two for a batch, two and a bar for an epoch. @param {number} size 1 to 3. @param {boolean} back */
export function stepIcon(size, back) {
  const arrows = size === 1 ? "M5 1l6 5-6 5z" : "M2 1l6 5-6 5zM8 1l6 5-6 5z";
  const bar = size === 3 ? "M14 1h2v10h-2z" : "";
  return draw(
    "svg",
    { viewBox: "0 0 16 12", "aria-hidden": "true" },
    draw("path", { d: arrows + bar, ...(back ? { transform: "matrix(-1 0 0 1 16 0)" } : {}) }),
  );
}

/** ▶ or ❚❚, large: the one button of which everybody knows what it does. Before anything has run it has its word beside it. */
export class PlayButton {
  /** @param {() => void} press */
  constructor(press) {
    this.sign = draw("path", {});
    this.word = make("span", { "aria-hidden": "true" });
    const icon = draw("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, this.sign);
    this.element = make("button", { type: "button", class: "play", click: press }, icon, this.word);
  }

  /** @param {boolean} isPlaying @param {boolean} isAtStart Whether nothing has run yet. */
  show(isPlaying, isAtStart) {
    const name = isPlaying ? "Pause" : isAtStart ? "Play" : "Resume";
    fill(this.sign, { d: isPlaying ? "M3 2h4v12H3zM9 2h4v12H9z" : "M4 1.5 14 8 4 14.5z" });
    fill(this.element, { "aria-label": name, title: `${name} (Space)` });
    this.element.classList.toggle("inviting", !isPlaying && isAtStart);
    say(this.word, name);
  }
}

/** A button whose name tells what it does next. @param {string} name @param {() => void} press @param {{sign?: Node, keys?: string, class?: string}} [look] */
export function pressable(name, press, { sign, keys, class: kind } = {}) {
  const button = make("button", {
    type: "button",
    title: keys ? `${name} (${keys})` : name,
    click: press,
    class: kind,
  });
  if (sign) fill(button, { "aria-label": name }, [sign]);
  else button.append(name);
  return button;
}
