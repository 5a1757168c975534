// @ts-check
// Which column of a CSV is the label, which are learned from and which are left out: as a person says, or by what can be seen. (In C#: CsvRoles.cs.)
import { Asked } from "./csvtable.js";

/** What a column of labels is often called. */
const TELLING = new Set("label labels class classes target outcome species category diagnosis digit y".split(" "));

/** @typedef {{hasHeader: boolean|null, label: number|null, targets: number[], without: number[]}} Said What a person says: columns by number, from 0. */
/** @typedef {{label: number|null, reason: string, targets: number[], values: number[], without: number[]}} Roles */

/** @param {import("./csvtable.js").Table} table @param {Said} said @returns {Roles} Thrown at where it cannot be seen. */
export function rolesOf(table, { label: named, targets, without }) {
  const left = Array.from({ length: table.columns }, (_, column) => column).filter((one) => !without.includes(one));
  let [label, reason] = [named, "as was asked for"];
  if (targets.length === 0 && label === null) ({ label, reason } = seen(table, left));
  if (targets.length > 0) label = null;
  for (const role of [...targets, label ?? -1])
    if (without.includes(role))
      throw new Error(`${table.called(role)} is left out and to be learned; it can be one of the two.`);
  const values = left.filter((column) => column !== label && !targets.includes(column));
  if (values.length === 0)
    throw new Error(`expected a label and at least 1 value in a line, found ${left.length} field.`);
  return { label, reason, targets, values, without };
}

/** @param {import("./csvtable.js").Table} table @param {number[]} left @returns {{label: number, reason: string}} */
function seen(table, left) {
  if (left.length < 2)
    throw new Error(
      `expected a label and at least 1 value in a line, found ${left.length} field; are commas, semicolons or tabs between them?`,
    );
  const listed = (/** @type {number[]} */ columns) => columns.map((column) => table.called(column)).join(", ");
  const texts = left.filter((column) => table.isText(column));
  const telling = left.filter((column) => TELLING.has((table.nameOf(column) ?? "").toLowerCase()));
  if (texts.length === 1 && telling.every((column) => texts.includes(column))) {
    if (table.isOfFewKinds(texts[0])) return { label: texts[0], reason: "the only one of text" };
    throw new Asked(
      `${table.called(texts[0])} is the only one of text and differs in more than half of the ${table.rows} lines; leave it out, or say that it is the label`,
      "label",
    );
  }
  if (texts.length > 0)
    throw new Asked(
      `expected one column that is no number, the label; text stands in ${listed(texts.slice(0, 6))}${texts.length > 6 ? " and others" : ""}. Say which column is the label and leave out the others of text`,
      "label",
    );
  if (telling.length === 1) {
    if (table.mayBeLabel(telling[0])) return { label: telling[0], reason: "by its name" };
    throw new Asked(
      `${table.called(telling[0])} is called a label and holds no whole numbers of few kinds: say whether it is to be predicted as a number, or which column holds the classes`,
      "label",
    );
  }
  const [first, last] = [left[0], left[left.length - 1]];
  let candidates = [first, last].filter((column) => table.mayBeLabel(column));
  if (candidates.length === 2) {
    // One that reaches exactly as far as a column between them looks like one of them.
    const ranges = left.slice(1, -1).map((column) => table.range(column));
    candidates = candidates.filter((column) => {
      const [least, most] = table.range(column);
      return ranges.length > 0 && !ranges.some((other) => other[0] === least && other[1] === most);
    });
  }
  if (candidates.length === 1) return { label: candidates[0], reason: "whole numbers of few kinds" };
  if (table.mayBeLabel(first))
    throw new Asked(
      `${table.called(first)} and ${table.called(last)} could both be the label; say which, or what number is to be predicted`,
      "label",
    );
  throw new Asked(
    "expected a label in the first column or the last, a name or whole numbers of few kinds, found none; say where it is, or what number is to be predicted",
    "label",
  );
}
