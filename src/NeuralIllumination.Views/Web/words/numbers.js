// @ts-check
// How numbers are written: exactly as C#'s Numbers writes them, with a true minus sign (−) and never a minus zero.

const MINUS = "\u2212";

/** @typedef {{digits: string, exponent: number}} Decimal The digits of a number ≥ 0, and the power of ten of the first of them. */

/** Four significant digits: `0.01234`, `12.34`, `1.234e−7`; exactly `0` for zero. @param {number} value @returns {string} */
export function brief(value) {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return notFinite(value);
  const { digits, exponent } = leading(Math.abs(value), () => 4);
  if (exponent >= -4 && exponent <= 5) return signed(value, fixed(Math.abs(value), Math.max(0, 3 - exponent)));
  return signed(value, `${digits[0]}.${digits.slice(1)}e${exponent}`);
}

/** Every digit: the shortest text that reads back as the same number. @param {number} value @returns {string} */
export function full(value) {
  if (!Number.isFinite(value)) return notFinite(value);
  const { digits, exponent } = decimal(Math.abs(value).toExponential());
  if (exponent >= -4 && exponent < 17)
    return signed(value, positional({ digits, exponent }, Math.max(0, digits.length - 1 - exponent)));
  const power = String(Math.abs(exponent)).padStart(2, "0");
  const fraction = digits.length > 1 ? "." + digits.slice(1) : "";
  return signed(value, `${digits[0]}${fraction}E${exponent < 0 ? "-" : "+"}${power}`);
}

/** A value that is often whole, such as a pixel: `1`, `0`, otherwise four significant digits. @param {number} value @returns {string} */
export function plain(value) {
  return Number.isInteger(value) && Math.abs(value) < 10000 ? signed(value, String(Math.abs(value))) : brief(value);
}

/** The end of a scale: two decimals at most, where it is no tiny or huge number; zeros at the end are left out. @param {number} value @returns {string} */
export function end(value) {
  const size = Math.abs(value);
  if (size !== 0 && !(size >= 0.01 && size < 10000)) return brief(value);
  return signed(
    value,
    String(
      Number(
        positional(
          leading(size, (exponent) => exponent + 3),
          2,
        ),
      ),
    ),
  );
}

/** A share of 1 in percent, one decimal; `<0.1%` and `>99.9%` where rounding would claim certainty. @param {number} share @returns {string} */
export function percent(share) {
  if (!Number.isFinite(share)) return notFinite(share);
  if (share > 0 && share < 0.0005) return "<0.1%";
  if (share < 1 && share >= 0.9995) return ">99.9%";
  const written = Math.abs(100 * share);
  if (written === Infinity) return (share < 0 ? MINUS : "") + "Infinity%";
  return (
    signed(
      share,
      positional(
        leading(written, (exponent) => exponent + 2),
        1,
      ),
    ) + "%"
  );
}

/** What a share leaves of 1, in percent: written so that it and `percent` of the share make 100; what is no share leaves no number.
 * @param {number} share @returns {string} */
export function complement(share) {
  if (!(share >= 0 && share <= 1)) return notFinite(NaN);
  const written = percent(share);
  if (written === "<0.1%") return ">99.9%";
  if (written === ">99.9%") return "<0.1%";
  const tenths = 1000 - Number(written.slice(0, -1).replace(".", ""));
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

/** A count with thousands apart, and its noun if one is given: `1,074`, `1 epoch`, `2 epochs`.
 * @param {number} number @param {string} [noun] @param {string} [plural] @returns {string} */
export function count(number, noun, plural) {
  const written = signed(number, String(Math.abs(number)).replace(/\B(?=(\d{3})+$)/g, ","));
  return noun === undefined ? written : `${written} ${number === 1 ? noun : (plural ?? noun + "s")}`;
}

/** So many units of a last digit, as a sum that closes writes its terms: `0.1250` of 1250 and 4; with one power of ten where they are very small or large.
 * @param {number} units Whole. @param {number} decimals @returns {string} */
export function inUnits(units, decimals) {
  if (decimals < 0 || decimals > 9)
    return `${inUnits(units, 3)}e${signed(3 - decimals, String(Math.abs(3 - decimals)))}`;
  const digits = String(Math.abs(units));
  return signed(units, positional({ digits, exponent: digits.length - 1 - decimals }, decimals));
}

/** A written number as it is added to what stands before it. @param {string} written @returns {string} */
export function added(written) {
  return written.startsWith(MINUS) ? ` ${MINUS} ${written.slice(1)}` : ` + ${written}`;
}

/** A number as a factor: below 0 in brackets. @param {number} value @returns {string} */
export function factor(value) {
  return value < 0 ? `(${brief(value)})` : brief(value);
}

/** A written number with the other sign. @param {string} written @returns {string} */
export function opposite(written) {
  if (written.startsWith(MINUS)) return written.slice(1);
  return written === "0" || written === notFinite(NaN) ? written : MINUS + written;
}

/** A share close to 1 is written by what it lacks, so that a logarithm of it is true as it stands. @param {number} share @param {number} lack
 * What it leaves of 1. @returns {string} */
export function nearOne(share, lack) {
  return share > 0.99 && share < 1 ? `(1 − ${brief(lack)})` : brief(share);
}

/** As .NET's "F": the nearest, and of two that are as near the even one, where toFixed takes the larger.
 * @param {number} value From 0 to 10⁶. @param {number} decimals 0 to 8. @returns {string} */
function fixed(value, decimals) {
  // Where there is a tie, twice the value in units of the last decimal is whole; that product is exact then.
  if (!Number.isInteger(2 * value * Number(`1e${decimals}`))) return value.toFixed(decimals);
  const exact = decimal(value.toExponential(100));
  return positional(rounded(exact, exact.exponent + 1 + decimals, true), decimals);
}

/** As .NET's custom formats: 15 digits first, of these those asked for, halves upward.
 * @param {number} value 0 or more. @param {(exponent: number) => number} kept How many digits, by the first one's power of ten. @returns {Decimal} */
function leading(value, kept) {
  let first = decimal(value.toExponential(14));
  // Which way a tie at the 15th digit goes is seen only where that digit is written.
  if (kept(first.exponent) >= 15) first = rounded(decimal(value.toExponential(100)), 15, true);
  return rounded(first, kept(first.exponent), false);
}

/** @param {string} written As toExponential writes a number. @returns {Decimal} */
function decimal(written) {
  const [mantissa, exponent] = written.split("e");
  return { digits: mantissa.replace(".", ""), exponent: Number(exponent) };
}

/** The first so many digits, rounded by what follows them. @param {Decimal} number @param {number} kept
 * @param {boolean} even Whether halves go to the even digit rather than upward. @returns {Decimal} */
function rounded({ digits, exponent }, kept, even) {
  if (kept >= digits.length) return { digits, exponent };
  if (kept < 0) return { digits: "0", exponent: 0 };
  const rest = digits.slice(kept);
  const isHalf = /^50*$/.test(rest);
  const isOdd = "13579".includes(digits[kept - 1] ?? "0");
  const up = even && isHalf ? isOdd : rest >= "5";
  // A 1 in front keeps the zeros; where every digit was a 9 it becomes a 2.
  const sum = String(BigInt("1" + digits.slice(0, kept)) + (up ? 1n : 0n));
  if (sum[0] === "2") return { digits: "1" + "0".repeat(Math.max(0, kept - 1)), exponent: exponent + 1 };
  return kept === 0 ? { digits: "0", exponent: 0 } : { digits: sum.slice(1), exponent };
}

/** A number with its point in its place. @param {Decimal} number @param {number} decimals @returns {string} */
function positional({ digits, exponent }, decimals) {
  const all = "0".repeat(Math.max(0, -exponent)) + digits;
  const whole = Math.max(0, exponent) + 1;
  const padded = all.padEnd(whole + decimals, "0");
  return padded.slice(0, whole) + (decimals > 0 ? "." + padded.slice(whole, whole + decimals) : "");
}

/** The sign, unless it stands for nothing, and a true minus in an exponent too. @param {number} value @param {string} written @returns {string} */
function signed(value, written) {
  return (value < 0 && /[^0.]/.test(written) ? MINUS : "") + written.replace("-", MINUS);
}

/** @param {number} value @returns {string} */
function notFinite(value) {
  return Number.isNaN(value) ? "not a number" : (value < 0 ? MINUS : "") + "∞";
}
