// @ts-check
// Brings the standalone page to life: as an output's, with what reads a person's own data besides.
import { OwnFile } from "./controls/ownfile.js";
import { start } from "./start.js";

/** @param {import("./start.js").Output} output */
export function startPage(output) {
  return start(output, (bar, viewer, learn) => new OwnFile(bar, viewer, learn));
}
