// @ts-check
// A recipe as the JSON document that C# writes, character for character: for the place where a run stands.
import { full } from "../words/numbers.js";
import { Run } from "./run.js";

/** What makes the run's present state again: its recipe up to here. @param {Run} run @returns {string} */
export function recipeText(run) {
  const { neuralIllumination, engine, data, network, training } = run.recipe;
  const changes = run.changes
    .slice(0, run.change)
    .map(({ epoch, batch, phase, learningRate, batchSize, parameter }) => ({
      epoch,
      batch,
      phase,
      learningRate,
      batchSize,
      parameter,
    }));
  return jsonText(
    { neuralIllumination, engine, data, network, training, changes, epochs: run.epoch, batches: run.batch },
    "",
  );
}

/** @param {any} value @param {string} indent @returns {string} */
function jsonText(value, indent) {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : full(value).replaceAll("\u2212", "-");
  if (typeof value === "string") return jsonString(value);
  if (value === null || typeof value !== "object") return String(value);
  const isList = Array.isArray(value);
  const inner = indent + "  ";
  const members = isList
    ? value.map((item) => jsonText(item, inner))
    : Object.entries(value)
        .filter(([, member]) => member != null)
        .map(([name, member]) => `${jsonString(name)}: ${jsonText(member, inner)}`);
  const [open, close] = isList ? "[]" : "{}";
  if (members.length === 0) return open + close;
  return `${open}\n${members.map((member) => inner + member).join(",\n")}\n${indent}${close}`;
}

/** @param {string} text @returns {string} */
function jsonString(text) {
  // C# writes as numbers whatever could mean something to HTML, or is not ASCII.
  const escaped = JSON.stringify(text)
    .slice(1, -1)
    .replace(/\\"/g, "\\u0022")
    .replace(/[^ -~]|[&'+<>`]/g, (character) => "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0"));
  return `"${escaped.replace(/\\u[0-9a-f]{4}/g, (code) => "\\u" + code.slice(2).toUpperCase())}"`;
}
