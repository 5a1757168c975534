// @ts-check
// A CSV's samples as a recipe's data: divided by chance, class by class, packed where they are small enough, held by the page where they are not.
// (In C#: CsvFile.cs, OwnData.cs, DataPacking.cs.)
import { doublesText } from "../words/base64.js";
import { digestOf } from "./digest.js";
import { hold } from "../own/held.js";
import { lengthOf, shortest } from "../own/shortest.js";

/** The most that a recipe carries, in bytes before Base64. */
const MOST_CARRIED = 128 * 1024;
/** A picture of fewer values is hardly one; four measurements are none. */
const LEAST_PICTURE = 16;

/** @typedef {{share: number, seed: number, scale: string|null}} Division */

/** @param {import("./engine.js").Engine} engine @param {import("../own/csvdata.js").CsvData} csv @param {Division} division
 * @returns {{data: any, missing: string[]}} A recipe's data, and what is missing in one of its parts. */
export function ownDataOf(engine, csv, { share, seed, scale }) {
  const order = engine.ints(engine.call("OrderByChance", csv.count, BigInt(seed)));
  const tested = testedOf(csv, order, share);
  const train = order.filter((i) => !tested[i]);
  const test = order.filter((i) => tested[i]);
  const all = [...train, ...test];
  const outputs = csv.isRegression ? csv.classes.length : 0;
  const values = gathered(csv.values, all, csv.features);
  const targets = gathered(csv.targets, all, outputs);
  const labels = csv.isRegression ? [] : all.map((i) => csv.labels[i]);
  const shape = csvShapeOf(csv);
  const digest = digestOf(engine, values, labels, targets);
  const way = shortest(values);
  const size = lengthOf(way) + labels.length + 8 * targets.length;
  const packed = {
    shape,
    ...way,
    labels,
    targets: csv.isRegression ? doublesText(targets) : undefined,
  };
  if (size > MOST_CARRIED) hold(digest, { values, labels, targets, shape });
  const data = { train: train.length, test: test.length, digest, packed: size > MOST_CARRIED ? undefined : packed };
  return { data: { ...data, scale: scale ?? undefined }, missing: missingOf(csv, train, test) };
}

/** @param {Float64Array} values @param {number[]} samples @param {number} each */
function gathered(values, samples, each) {
  const all = new Float64Array(samples.length * each);
  samples.forEach((from, to) => all.set(values.subarray(from * each, (from + 1) * each), to * each));
  return all;
}

/** @param {import("../own/csvdata.js").CsvData} csv @returns {import("../own/held.js").Shape} */
function csvShapeOf({ inputs: all, features, classes, isRegression }) {
  const isNumbered =
    all?.every((name) => /\d$/.test(name)) && new Set(all.map((name) => name.replace(/\d+$/, ""))).size === 1;
  const inputs = all && !isNumbered ? all : undefined;
  let side = 1;
  while (side * side < features) side++;
  const isPicture = !inputs && features >= LEAST_PICTURE && side * side === features;
  return {
    width: isPicture ? side : 1,
    height: isPicture ? side : features,
    classes,
    isRegression: isRegression || undefined,
    inputs,
  };
}

/** Which samples are tested on: of each class the first of an order, its whole samples and what is missing of the share of all from the classes that lost
 * most by that; one of each class is always learned from. @param {import("../own/csvdata.js").CsvData} csv @param {ArrayLike<number>} order @param {number} share */
function testedOf({ count, labels, classes, isRegression }, order, share) {
  const kind = (/** @type {number} */ i) => (isRegression ? 0 : labels[i]);
  const counts = new Array(isRegression ? 1 : classes.length).fill(0);
  for (let i = 0; i < count; i++) counts[kind(i)]++;
  const left = counts.map((all) => Math.min(Math.floor(all * share), all - 1));
  const lost = counts.map((all) => all * share - Math.floor(all * share));
  let missing = halfToEven(count * share) - left.reduce((sum, one) => sum + one, 0);
  for (const one of counts.map((_, k) => k).sort((a, b) => lost[b] - lost[a] || a - b)) {
    if (missing <= 0 || left[one] >= counts[one] - 1) continue;
    left[one]++;
    missing--;
  }
  const tested = new Array(count).fill(false);
  for (let at = 0; at < count; at++) tested[order[at]] = left[kind(order[at])]-- > 0;
  return tested;
}

/** As C# rounds. @param {number} value */
function halfToEven(value) {
  const floor = Math.floor(value);
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value);
}

/** @param {import("../own/csvdata.js").CsvData} csv @param {ArrayLike<number>} train @param {ArrayLike<number>} test @returns {string[]} */
function missingOf({ classes, labels, isRegression }, train, test) {
  if (isRegression || test.length === 0) return [];
  const seen = new Set(Array.from(test, (i) => labels[i]));
  const missing = classes.filter((_, k) => !seen.has(k));
  const listed = missing.slice(0, 12).map((name) => `"${name}"`);
  return missing.length === 0
    ? []
    : [`Missing: no sample of ${listed.join(", ")}${missing.length > 12 ? ", …" : ""} is tested on.`];
}
