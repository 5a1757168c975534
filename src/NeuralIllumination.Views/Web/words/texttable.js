// @ts-check
// A table as text: exactly as C#'s Table writes it.
import { brief, count, percent } from "./numbers.js";

/** @typedef {{text: string, isNumber: boolean}} Cell */

/** @param {string} text @returns {Cell} */
export function wordCell(text) {
  return { text, isNumber: false };
}

/** @param {number} number Whole. @returns {Cell} */
export function countCell(number) {
  return { text: count(number), isNumber: true };
}

/** @param {number|null} value Four significant digits, or a dash for none. @returns {Cell} */
export function valueCell(value) {
  return { text: value === null ? "–" : brief(value), isNumber: true };
}

/** @param {number|null} share In percent, or a dash for none. @returns {Cell} */
export function shareCell(share) {
  return { text: share === null ? "–" : percent(share), isNumber: true };
}

/** @param {string} caption @param {string[]} heads @param {Cell[][]} rows @returns {string} */
export function tableText(caption, heads, rows) {
  const widths = heads.map((head, c) => Math.max(head.length, ...rows.map((row) => row[c].text.length)));
  const first = heads.map((text, c) => ({ text, isNumber: rows.some((row) => row[c].isNumber) }));
  const lines = [first, ...rows].map((row) => {
    const padded = row.map(({ text, isNumber }, c) => (isNumber ? text.padStart(widths[c]) : text.padEnd(widths[c])));
    return ("    " + padded.join("  ")).trimEnd() + "\n";
  });
  return `  ${caption}\n${lines.join("")}`;
}
