// @ts-check
// By what data of a person's own are known again.
import { fingerprintOf } from "./network.js";

/** @param {import("./engine.js").Engine} engine @param {Float64Array} values @param {number[]} labels @param {Float64Array} targets */
export function digestOf(engine, values, labels, targets) {
  const all = engine.call("NewDoubles", values.length + labels.length + targets.length);
  const place = engine.doubles(all);
  place.set(values);
  place.set(labels, values.length);
  place.set(targets, values.length + labels.length);
  return fingerprintOf(engine, all);
}
