// @ts-check
// Colours that follow the host: VS Code, Jupyter, a page that says so, or the reader's own preference.
import { fill } from "./dom.js";

/** @typedef {{stage: string, raised: string, edge: string, text: string, muted: string, positive: string, negative: string, forward: string,
 *   glow: string, backward: string, right: string, wrong: string, layers: string[]}} Palette Each #RRGGBB. */
/** @typedef {"dark"|"light"} ThemeName */

/** C#'s own colours, which it writes into the script that it hands over. */
export const PALETTES = /** @type {Record<ThemeName, Palette>} */ (/** @type {unknown} */ ("the palettes"));

/** What the page around an element is: dark unless it, or the reader, says light. @param {Element} element @returns {ThemeName} */
export function themeAround(element) {
  const said = element.closest("[data-theme]")?.getAttribute("data-theme");
  if (said === "dark" || said === "light") return said;
  const { body } = document;
  if (/vscode-(high-contrast-)?light/.test(body.className)) return "light";
  if (/vscode-(dark|high-contrast)/.test(body.className)) return "dark";
  const jupyter = body.getAttribute("data-jp-theme-light");
  if (jupyter) return jupyter === "false" ? "dark" : "light";
  // The classic notebook has one theme, a white one.
  if (body.classList.contains("notebook_app")) return "light";
  return matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
}

/** Tells of every change of what is around an element. @param {Element} element @param {() => void} changed @returns {() => void} Ends it. */
export function watchTheme(element, changed) {
  const preference = matchMedia("(prefers-color-scheme: light)");
  preference.addEventListener("change", changed);
  const observer = new MutationObserver(changed);
  const attributeFilter = ["class", "data-theme", "data-jp-theme-light"];
  for (const watched of [document.documentElement, document.body, element])
    observer.observe(watched, { attributes: true, attributeFilter });
  return () => {
    observer.disconnect();
    preference.removeEventListener("change", changed);
  };
}

/** Gives the style sheet its colours: --stage, --text and so on, --layer-0 for the first layer. @param {HTMLElement} root @param {Palette} palette @param {ThemeName} name */
export function paint(root, palette, name) {
  const { layers, ...colours } = palette;
  for (const [key, colour] of Object.entries(colours)) root.style.setProperty(`--${key}`, colour);
  layers.forEach((colour, l) => root.style.setProperty(`--layer-${l}`, colour));
  root.style.colorScheme = name;
  fill(root, { "data-theme": name });
}
