// @ts-check
// A stranger's text in a message: short, on one line, and without what would steer it. (C#'s Quoted writes it so.)

const MOST = 40;
const ODD = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const SHORT = /** @type {Record<string, string>} */ ({ "\n": "\\n", "\r": "\\r", "\t": "\\t" });

/** @param {string} text @returns {string} */
export function quoted(text) {
  const escaped = text.replace(
    ODD,
    (character) => SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  if (escaped.length <= MOST) return `"${escaped}"`;
  const end = Math.floor((MOST - 1) / 2);
  return `"${escaped.slice(0, MOST - 1 - end)}…${escaped.slice(-end)}"`;
}
