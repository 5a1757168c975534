// @ts-check
// The work of one epoch as a person would write it in plain JavaScript: what the engine's module is measured against.
// Only here: the product has one engine.

/** @typedef {{inputs: number, hidden: number, outputs: number, w1: Float64Array, b1: Float64Array, w2: Float64Array, b2: Float64Array}} Net */

/** Trains one epoch of an inputs-hidden-outputs network with ReLU, softmax, cross-entropy and SGD. Weights are [unit × input].
 * @param {Net} net @param {Float64Array} x @param {Int32Array} labels @param {Int32Array} order @param {number} batchSize @param {number} rate */
export function plainEpoch(net, x, labels, order, batchSize, rate) {
  const { inputs, hidden, outputs, w1, b1, w2, b2 } = net;
  const z = new Float64Array(hidden);
  const a = new Float64Array(hidden);
  const p = new Float64Array(outputs);
  const d2 = new Float64Array(outputs);
  const d1 = new Float64Array(hidden);
  const gw1 = new Float64Array(w1.length);
  const gb1 = new Float64Array(hidden);
  const gw2 = new Float64Array(w2.length);
  const gb2 = new Float64Array(outputs);
  for (let from = 0; from < order.length; from += batchSize) {
    const to = Math.min(order.length, from + batchSize);
    gw1.fill(0);
    gb1.fill(0);
    gw2.fill(0);
    gb2.fill(0);
    for (let s = from; s < to; s++) {
      const at = order[s] * inputs;
      for (let h = 0; h < hidden; h++) {
        let sum = b1[h];
        for (let i = 0; i < inputs; i++) sum += w1[h * inputs + i] * x[at + i];
        z[h] = sum;
        a[h] = sum > 0 ? sum : 0;
      }
      let max = -Infinity;
      for (let o = 0; o < outputs; o++) {
        let sum = b2[o];
        for (let h = 0; h < hidden; h++) sum += w2[o * hidden + h] * a[h];
        p[o] = sum;
        if (sum > max) max = sum;
      }
      let total = 0;
      for (let o = 0; o < outputs; o++) {
        p[o] = Math.exp(p[o] - max);
        total += p[o];
      }
      for (let o = 0; o < outputs; o++) d2[o] = p[o] / total - (o === labels[order[s]] ? 1 : 0);
      for (let h = 0; h < hidden; h++) {
        let sum = 0;
        for (let o = 0; o < outputs; o++) sum += w2[o * hidden + h] * d2[o];
        d1[h] = z[h] > 0 ? sum : 0;
      }
      for (let o = 0; o < outputs; o++) {
        for (let h = 0; h < hidden; h++) gw2[o * hidden + h] += d2[o] * a[h];
        gb2[o] += d2[o];
      }
      for (let h = 0; h < hidden; h++) {
        for (let i = 0; i < inputs; i++) gw1[h * inputs + i] += d1[h] * x[at + i];
        gb1[h] += d1[h];
      }
    }
    const step = rate / (to - from);
    for (let k = 0; k < w1.length; k++) w1[k] -= step * gw1[k];
    for (let k = 0; k < hidden; k++) b1[k] -= step * gb1[k];
    for (let k = 0; k < w2.length; k++) w2[k] -= step * gw2[k];
    for (let k = 0; k < outputs; k++) b2[k] -= step * gb2[k];
  }
}
