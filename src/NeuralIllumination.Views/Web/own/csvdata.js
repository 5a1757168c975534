// @ts-check
// Samples from a CSV, and what was understood of it, so that nothing is learned from a wrong column in silence. (In C#: CsvData.cs, CsvLabels.cs, CsvReport.cs.)
import { count } from "../words/numbers.js";
import { quoted } from "../words/quoted.js";
import { KINDS } from "../words/terms.js";
import { rolesOf } from "./csvroles.js";
import { tableOf } from "./csvtable.js";

const MOST_NAMED = 12;
const MOST_VALUES = 6;
/** Networks learn well from values of about 1. */
const MOST_SCALED = 3;
/** Rows between two turns of the page. */
const SAMPLES_A_TURN = 512;

/** @typedef {{classes: string[], inputs: string[]|null, labels: number[], values: Float64Array, targets: Float64Array, count: number, features: number,
 *   isRegression: boolean, understood: string[], table: import("./csvtable.js").Table, roles: import("./csvroles.js").Roles}} CsvData */

/** @param {string} name The file's. @param {import("./csvfields.js").Fields} cut Its fields. @param {import("./csvroles.js").Said} said
 * @returns {Generator<undefined, CsvData>} */
export function* csvOf(name, cut, said) {
  if (cut.lines.length === 0) throw new Error("expected at least 1 sample, found none.");
  const table = yield* tableOf(cut, said.hasHeader);
  const roles = rolesOf(table, said);
  const classes = classesOf(table, roles);
  const numberOf = new Map(classes.map((one, number) => [one, number]));
  const { label } = roles;
  const [features, outputs] = [roles.values.length, roles.targets.length];
  const values = new Float64Array(table.rows * features);
  const targets = new Float64Array(table.rows * outputs);
  const labels = [];
  for (let row = 0; row < table.rows; row++) {
    for (let i = 0; i < features; i++) values[row * features + i] = finite(table, row, roles.values[i]);
    for (let k = 0; k < outputs; k++) targets[row * outputs + k] = finite(table, row, roles.targets[k]);
    if (label !== null) labels.push(/** @type {number} */ (numberOf.get(table.text(row, label))));
    if (row % SAMPLES_A_TURN === 0) yield;
  }
  return {
    classes,
    inputs: table.names && roles.values.map((column, i) => table.nameOf(column) ?? `x${i}`),
    labels,
    values,
    targets,
    count: table.rows,
    features,
    isRegression: outputs > 0,
    understood: [
      writtenIn(name, table, roles),
      learned(table, roles, labels, classes),
      reaching(table, roles),
      ...(roles.without.length > 0
        ? [`Left out: ${roles.without.map((column) => table.called(column)).join(", ")}.`]
        : []),
      ...odd(table, roles),
    ],
    table,
    roles,
  };
}

/** @param {import("./csvtable.js").Table} table @param {number} row @param {number} column @returns {number} */
function finite(table, row, column) {
  const number = table.number(row, column);
  if (Number.isFinite(number)) return number;
  const text = table.text(row, column);
  const control = /\p{Cc}/u.test(text) ? "a control character in " : "";
  throw new Error(`${table.place(row, column)}: expected a finite number, found ${control}${quoted(text)}.`);
}

/** The classes' names, or the quantities'. @param {import("./csvtable.js").Table} table @param {import("./csvroles.js").Roles} roles @returns {string[]} */
function classesOf(table, { label, targets }) {
  if (label === null) return targets.map((target, k) => table.nameOf(target) ?? (targets.length === 1 ? "y" : `y${k}`));
  /** @type {Map<string, number>} */
  const found = new Map();
  /** @type {Map<number, string>} */
  const written = new Map();
  for (let row = 0; row < table.rows; row++) {
    const [text, number] = [table.text(row, label), table.number(row, label)];
    if (found.has(text)) continue;
    found.set(text, number);
    if (/^[\p{Z}\t-\r\x85]*$/u.test(text) || /\p{Cc}/u.test(text)) {
      const control = /\p{Cc}/u.test(text) ? "a control character in " : "";
      throw new Error(
        `${table.place(row, label)}: expected a label, found ${text === "" ? "nothing" : control + quoted(text)}.`,
      );
    }
    if (!Number.isNaN(number)) {
      const first = written.get(number);
      if (first !== undefined)
        throw new Error(
          `${table.place(row, label)}: expected a label to be written in one way, ${quoted(first)}; found ${quoted(text)}.`,
        );
      written.set(number, text);
    }
    if (found.size > KINDS.mostClasses)
      throw new Error(
        `expected at most ${KINDS.mostClasses} different labels in ${table.called(label)}, found more; is the label in another column?`,
      );
  }
  const names = [...found.keys()];
  if (names.length < 2)
    throw new Error(
      `expected at least 2 different labels in ${table.called(label)}, found ${quoted(names[0])} in every line; is the label in another column?`,
    );
  const isNumbered = written.size === names.length;
  return isNumbered
    ? names.sort((one, other) => /** @type {number} */ (found.get(one)) - /** @type {number} */ (found.get(other)))
    : names.sort();
}

/** @param {string} name @param {import("./csvtable.js").Table} table @param {import("./csvroles.js").Roles} roles */
function writtenIn(name, { rows, cut, mark, names }, { values }) {
  const between = { ",": "commas", ";": "semicolons", "\t": "tabs" }[cut.separator];
  const decimals = mark === "," ? ", decimal commas" : "";
  return `${name}: ${count(rows, "sample")} of ${count(values.length, "value")}, ${between} between them${decimals}, ${names ? "a" : "no"} header.`;
}

/** @param {import("./csvtable.js").Table} table @param {import("./csvroles.js").Roles} roles @param {number[]} labels @param {string[]} classes */
function learned(table, { label, reason, targets }, labels, classes) {
  if (label === null)
    return `To be predicted: ${targets.map((target) => `${table.called(target)}, ${reach(table.range(target))}`).join(", ")}.`;
  const counts = classes.map(() => 0);
  for (const one of labels) counts[one]++;
  const listed = classes.slice(0, MOST_NAMED).map((name, k) => `${name} (${counts[k]})`);
  return `Label: ${table.called(label)}, ${reason}: ${classes.length} classes, ${listed.join(", ")}${classes.length > MOST_NAMED ? ", …" : ""}.`;
}

/** @param {import("./csvtable.js").Table} table @param {import("./csvroles.js").Roles} roles */
function reaching(table, { values }) {
  if (values.length <= MOST_VALUES)
    return `Values: ${values.map((column) => `${table.called(column)} ${reach(table.range(column))}`).join("; ")}.`;
  const [first, last] = [values[0], values[values.length - 1]].map((column) => table.called(column));
  return `Values: ${values.length} columns, ${first} to ${last}, ${reach(widest(table, values))}.`;
}

/** @param {import("./csvtable.js").Table} table @param {number[]} columns @returns {[number, number]} */
function widest(table, columns) {
  const ranges = columns.map((column) => table.range(column));
  return [Math.min(...ranges.map(([least]) => least)), Math.max(...ranges.map(([, most]) => most))];
}

/** @param {import("./csvtable.js").Table} table @param {import("./csvroles.js").Roles} roles @returns {string[]} */
function odd(table, { values }) {
  const isCounting = (/** @type {number} */ column) => {
    for (let row = 1; row < table.rows; row++)
      if (table.number(row, column) !== table.number(row - 1, column) + 1) return false;
    return table.rows > 2;
  };
  const counting = values.find(isCounting);
  const largest = Math.max(...widest(table, values).map(Math.abs));
  return [
    ...(counting === undefined
      ? []
      : [`Odd: ${table.called(counting)} counts the lines; if that says nothing of a sample, leave it out.`]),
    ...(largest > MOST_SCALED ? [`Unscaled: values as large as ${six(largest)} learn badly; scale them.`] : []),
  ];
}

/** @param {[number, number]} range */
function reach([least, most]) {
  return least === most ? `always ${six(least)}` : `${six(least)} to ${six(most)}`;
}

/** Six significant digits. @param {number} value */
function six(value) {
  const [digits, power] = value.toExponential(5).split("e");
  const exponent = Number(power);
  if (exponent >= -5 && exponent < 6) return String(Number(value.toPrecision(6)) + 0);
  return `${Number(digits)}E${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
