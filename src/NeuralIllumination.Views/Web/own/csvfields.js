// @ts-check
// A CSV text cut into fields, as many in each row; what they mean is for csvtable.js to find out. (C# cuts it by the same rules, in CsvFields.cs; a test
// gives both the same spoilt texts.) A long text is cut in slices: whoever reads it goes on with the generator when the page has had its turn.

import { quoted } from "../words/quoted.js";

/** What is trimmed around a field. */
const BLANKS = " \t\u00a0";
/** Fields between two turns of the page. */
const FIELDS_A_TURN = 4096;

/** @typedef {{separator: string, columns: number, fields: string[], lines: number[]}} Fields Row by row; `lines` are the rows' own, from 1. */

/** @param {string} text @returns {Generator<undefined, Fields>} Thrown at, with one line, unless it is a CSV. */
export function* fieldsOf(text) {
  const separator = separatorOf(text);
  /** @type {Fields} */
  const cut = { separator, columns: 0, fields: [], lines: [] };
  const isPadding = (/** @type {string} */ character) => BLANKS.includes(character) && character !== separator;
  let line = 1;
  let at = 0;
  let untilTurn = FIELDS_A_TURN;

  /** @returns {{field: string, isQuoted: boolean}} */
  const field = () => {
    while (at < text.length && isPadding(text[at])) at++;
    if (text[at] === '"') return { field: inQuotes(), isQuoted: true };
    const start = at;
    while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at++;
    let end = at;
    while (end > start && isPadding(text[end - 1])) end--;
    return { field: text.slice(start, end), isQuoted: false };
  };

  const inQuotes = () => {
    const [first, start] = [line, ++at];
    for (; at < text.length; at++) {
      if (text[at] === '"') {
        if (text[at + 1] !== '"') break;
        at++;
      } else if (text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n")) line++;
    }
    if (at >= text.length) throw new Error(`line ${first}: expected the end of a quote, found none.`);
    const inside = text.slice(start, at).replaceAll('""', '"');
    at++;
    while (at < text.length && isPadding(text[at])) at++;
    if (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r")
      throw new Error(`line ${line}: expected the end of a field after its quote, found ${quoted(text[at])}.`);
    return trimmed(inside);
  };

  while (at < text.length) {
    const row = [];
    const rowLine = line;
    let isBlank = true;
    while (true) {
      const one = field();
      row.push(one.field);
      isBlank &&= one.field === "" && !one.isQuoted;
      if (text[at] !== separator) break;
      at++;
    }
    if (!isBlank || (row.length > 1 && separator !== "\t")) {
      if (cut.lines.length === 0) cut.columns = row.length;
      if (row.length !== cut.columns)
        throw new Error(
          `line ${rowLine}: expected ${cut.columns} fields as in line ${cut.lines[0]}, found ${row.length}.`,
        );
      cut.fields.push(...row);
      cut.lines.push(rowLine);
      untilTurn -= row.length;
    }
    line++;
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    if (untilTurn < 0) {
      untilTurn = FIELDS_A_TURN;
      yield;
    }
  }
  return cut;
}

/** Whether a field is a number, and which: digits with a sign, a point or an exponent, or with the comma that stands for the point; NaN of what is none.
 * @param {string} field @param {string} mark @returns {number} */
export function numberIn(field, mark) {
  if (!(mark === "." ? /^[-+\d.eE]+$/ : /^[-+\d,eE]+$/).test(field)) return NaN;
  return Number(mark === "." ? field : field.replace(",", "."));
}

/** The first row that holds anything says it: a tab before a semicolon before a comma, since a comma may be a decimal mark. @param {string} text */
function separatorOf(text) {
  let found = ",";
  let [isQuoted, isBlank] = [false, true];
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) isBlank = false;
    else if (character === "\n" || character === "\r") {
      if (!isBlank) break;
      found = ",";
    } else if (character === "\t") found = "\t";
    else if (character === ";" && found === ",") found = ";";
    isBlank &&= BLANKS.includes(character) || character === "\n" || character === "\r";
  }
  return found;
}

/** @param {string} text */
function trimmed(text) {
  let [start, end] = [0, text.length];
  while (start < end && BLANKS.includes(text[start])) start++;
  while (end > start && BLANKS.includes(text[end - 1])) end--;
  return text.slice(start, end);
}
