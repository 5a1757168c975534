// @ts-check
// Beginning anew: the recipe of a run from epoch 0, and one restart after the other.
import { numbersKept } from "./recipe.js";

/** @typedef {import("./run.js").Run} RunToRestart */

/** The recipe of epoch 0, with the present learning rate, batch size, penalty and optimiser's numbers; what was changed on the way is dropped.
 * @param {RunToRestart} run @param {number|null} seed Of start and shuffling; null keeps both. */
export function recipeAnew({ recipe, training }, seed) {
  const { learningRate, batchSize } = training;
  const network = seed === null ? recipe.network : { ...recipe.network, seed, parameters: undefined };
  const shuffleSeed = seed ?? recipe.training.shuffleSeed;
  return {
    ...recipe,
    network,
    training: {
      ...recipe.training,
      ...numbersKept(recipe.training.optimizer, training),
      learningRate,
      batchSize,
      shuffleSeed,
    },
    changes: [],
    epochs: 0,
    batches: 0,
  };
}

export class Restarts {
  /** Those asked for so far. */
  all = Promise.resolve();

  /** One after the other, so that the last one asked for is the one that is shown. @param {() => Promise<void>} begin */
  ask(begin) {
    const begun = this.all.then(begin);
    // What went wrong with one is told to whoever asked for it, and is no reason not to begin the next.
    this.all = begun.catch(() => {});
    return begun;
  }
}
