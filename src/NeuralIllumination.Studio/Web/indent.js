// @ts-check
// Enter in code: the new line begins where the old one does, and one level further in after an opening brace.
import { type } from "./editor.js";

const LEVEL = "    ";

/** Breaks the line at the caret. @param {HTMLTextAreaElement} text */
export function breakLine(text) {
  const { selectionStart: start, selectionEnd: end, value } = text;
  const before = value.slice(value.lastIndexOf("\n", start - 1) + 1, start);
  const indent = /^[ \t]*/.exec(before)?.[0] ?? "";
  const opens = /\{\s*$/.test(before);
  const line = `\n${indent}${opens ? LEVEL : ""}`;
  // A brace that is closed at once gets a line of its own.
  const closes = opens && /^[ \t]*\}/.test(value.slice(end));
  type(text, start, end, closes ? `${line}\n${indent}` : line);
  if (closes) text.setSelectionRange(start + line.length, start + line.length);
}
