// @ts-check
// Turns sizes into light. Results lie in [0, 1]; numbers that are none give no light.

/** |value| / most. @param {number} value @param {number} most */
export function linear(value, most) {
  const share = Math.abs(value) / most;
  return share > 0 ? Math.min(share, 1) : 0;
}

/** ln(1 + 20 |value| / most) / ln 21: small activations stay visible, zero gives none. @param {number} value @param {number} most */
export function logarithmic(value, most) {
  return Math.log(1 + 20 * linear(value, most)) / Math.log(21);
}

/** The largest |value| that is a number; 0 when there is none. @param {ArrayLike<number>} values */
export function mostOf(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) most = Math.max(most, Math.abs(values[i]));
  return most;
}

/** Whether two lists hold the same numbers. @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
export function alike(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Slow at both ends. @param {number} t Any number; below 0 it is 0, above 1 it is 1. */
export function eased(t) {
  const s = t < 0 ? 0 : t > 1 ? 1 : t;
  return s * s * (3 - 2 * s);
}
