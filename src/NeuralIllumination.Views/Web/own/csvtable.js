// @ts-check
// A CSV text as columns: which have names, and which hold numbers, kinds or text. Nothing is chosen yet. (In C#: CsvTable.cs.)
import { quoted } from "../words/quoted.js";
import { numberIn } from "./csvfields.js";

/** Rows between two turns of the page. */
const ROWS_A_TURN = 512;
const LEAST_KINDS = 2;
const MOST_KINDS = 100;

export class Table {
  /** @type {string[]|null} The columns' names. */
  names = null;

  /** @param {import("./csvfields.js").Fields} cut @param {string} mark The decimal mark. @param {Float64Array} numbers NaN where there is none. */
  constructor(cut, mark, numbers) {
    this.cut = cut;
    this.mark = mark;
    this.numbers = numbers;
    this.columns = cut.columns;
  }

  /** Rows of samples, without the header. */
  get rows() {
    return this.cut.lines.length - this.#first;
  }

  get #first() {
    return this.names ? 1 : 0;
  }

  /** @param {number} row @param {number} column */
  text(row, column) {
    return this.cut.fields[(row + this.#first) * this.columns + column];
  }

  /** @param {number} row @param {number} column */
  number(row, column) {
    return this.numbers[(row + this.#first) * this.columns + column];
  }

  /** @param {number} row @param {number} column */
  place(row, column) {
    return `line ${this.cut.lines[row + this.#first]}, column ${column + 1}`;
  }

  /** What a column is called in the header; null where it has no name. @param {number} column */
  nameOf(column) {
    return this.names?.[column] || null;
  }

  /** A column, as a message names it. @param {number} column */
  called(column) {
    const name = this.nameOf(column);
    return name === null ? `column ${column + 1}` : `${quoted(name)} (column ${column + 1})`;
  }

  /** Whether most fields of a column are no numbers. @param {number} column */
  isText(column) {
    let texts = 0;
    for (let row = 0; row < this.rows; row++) if (Number.isNaN(this.number(row, column))) texts++;
    return texts * 2 > this.rows;
  }

  /** Whether a column of text has few kinds, as one of labels has. @param {number} column */
  isOfFewKinds(column) {
    const kinds = new Set();
    for (let row = 0; row < this.rows; row++) kinds.add(this.text(row, column));
    return kinds.size <= Math.max(LEAST_KINDS, Math.floor(this.rows / 2));
  }

  /** Whether a column may be one of labels by its looks: whole numbers, and few of them. @param {number} column */
  mayBeLabel(column) {
    const kinds = new Set();
    const most = Math.max(LEAST_KINDS, Math.min(MOST_KINDS, Math.floor(this.rows / 2)));
    for (let row = 0; row < this.rows; row++) {
      const number = this.number(row, column);
      if (!Number.isInteger(number)) return false;
      kinds.add(number);
      if (kinds.size > most) return false;
    }
    return kinds.size > 1;
  }

  /** The smallest and the largest number of a column. @param {number} column @returns {[number, number]} */
  range(column) {
    let [least, most] = [Infinity, -Infinity];
    for (let row = 0; row < this.rows; row++) {
      const number = this.number(row, column);
      if (number < least) least = number;
      if (number > most) most = number;
    }
    return [least, most];
  }
}

/** @param {import("./csvfields.js").Fields} cut @param {boolean|null} hasHeader What was said about the header; null to find out.
 * @returns {Generator<undefined, Table>} */
export function* tableOf(cut, hasHeader) {
  const mark = yield* decimalMarkOf(cut);
  const numbers = new Float64Array(cut.fields.length);
  for (let i = 0; i < numbers.length; i++) {
    numbers[i] = numberIn(cut.fields[i], mark);
    if (i % (ROWS_A_TURN * cut.columns) === 0) yield;
  }
  const table = new Table(cut, mark, numbers);
  if (cut.lines.length > 0 && (hasHeader ?? isHeader(table)))
    table.names = Array.from({ length: cut.columns }, (_, column) => named(table, column));
  if (table.rows === 0) throw new Error("expected at least 1 sample, found none.");
  return table;
}

/** Only where a comma separates nothing it may be a decimal mark; a file has one mark. @param {import("./csvfields.js").Fields} cut
 * @returns {Generator<undefined, string>} */
function* decimalMarkOf({ separator, fields, columns, lines }) {
  if (separator === ",") return ".";
  let [point, comma] = [-1, -1];
  for (let i = 0; i < fields.length; i++) {
    if (comma < 0 && fields[i].includes(",") && !Number.isNaN(numberIn(fields[i], ","))) comma = i;
    if (point < 0 && fields[i].includes(".") && !Number.isNaN(numberIn(fields[i], "."))) point = i;
    if (i % (ROWS_A_TURN * columns) === 0) yield;
  }
  if (comma < 0 || point < 0) return comma < 0 ? "." : ",";
  const line = (/** @type {number} */ i) => lines[Math.floor(i / columns)];
  throw new Error(
    `line ${line(comma)}, column ${(comma % columns) + 1}: expected one decimal mark in a file, found ${quoted(fields[comma])} here and ${quoted(fields[point])} in line ${line(point)}.`,
  );
}

/** A header is a first row without a number, or one that has text where the rows below have numbers, whose own numbers count the columns. A first row of
 * numbers that count could be one, or a sample: that is asked. @param {Table} table @returns {boolean} */
function isHeader({ cut, numbers, columns }) {
  const all = Array.from({ length: columns }, (_, column) => column);
  const counted = all.filter((column) => !Number.isNaN(numbers[column]));
  if (counted.length === 0) return true;
  const others = all.filter((column) => Number.isNaN(numbers[column]));
  const counts =
    counted.length > 1 &&
    (numbers[counted[0]] === 0 || numbers[counted[0]] === 1) &&
    counted.every((column, i) => i === 0 || numbers[column] === numbers[counted[i - 1]] + 1);
  const rows = cut.lines.length;
  const isBelow = (/** @type {(at: number, column: number) => boolean} */ holds, /** @type {number} */ column) => {
    for (let row = 1; row < rows; row++) if (holds(row * columns + column, column)) return true;
    return false;
  };
  // The name of a class is seen again, that of a column is not.
  if (!counts || others.some((column) => isBelow((at, one) => cut.fields[at] === cut.fields[one], column)))
    return false;
  if (rows > 1 && others.some((column) => !isBelow((at) => Number.isNaN(numbers[at]), column))) return true;
  if (counted.length < 3) return false;
  const [a, b, c] = counted.map((column) => numbers[column]);
  throw new Asked(
    `line ${cut.lines[0]}: its numbers count, ${a}, ${b}, ${c} …, as the names of columns do; say whether it is a header`,
    "header",
  );
}

/** What cannot be seen in a file, and has to be said. */
export class Asked extends Error {
  /** @param {string} message @param {"header"|"label"} what */
  constructor(message, what) {
    super(message);
    this.what = what;
  }
}

/** @param {Table} table @param {number} column */
function named({ cut }, column) {
  const name = cut.fields[column];
  if (/\p{Cc}/u.test(name))
    throw new Error(
      `line ${cut.lines[0]}, column ${column + 1}: expected the name of a column, found a control character in ${quoted(name)}.`,
    );
  return name;
}
