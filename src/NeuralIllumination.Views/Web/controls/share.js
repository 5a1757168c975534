// @ts-check
// What can be taken along: the recipe, a link to it, a picture of the stage, a text.
import { recipeOf } from "../run/recipe.js";
import { recipeText } from "../run/recipetext.js";

/** The name of the page that `illuminate page` writes. */
const PAGE = "neural_illumination.html";

/** A recipe in an address: everything after #recipe=, which opens where it ends, or #run=, which opens at its start.
 * @param {any} recipe @param {"recipe"|"run"} [name] */
export function linkOf(recipe, name = "recipe") {
  const bytes = new TextEncoder().encode(recipeText(recipe, true));
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  const isPage = /^(file|https?):$/.test(location.protocol) && document.querySelector("[data-autoplay]");
  return `${isPage ? location.href.replace(/#.*$/, "") : PAGE}#${name}=${text}`;
}

/** A page's address holds the recipe that was made by hand, so that it can be kept and opened again.
 * @param {HTMLElement} element @param {import("../run/run.js").Run} run */
export function keepInAddress(element, { recipe, changes }) {
  if (!element.closest("[data-autoplay]")) return;
  try {
    // A recipe ends no sooner than its last change.
    const { epoch, batch } = changes.at(-1) ?? { epoch: 0, batch: 0 };
    history.replaceState(null, "", linkOf({ ...recipe, changes, epochs: epoch, batches: batch }, "run"));
  } catch {
    // A frame may have no address of its own to change; the copied link holds the recipe all the same.
  }
}

/** The recipe in an address, and whether it opens at its start; null where there is none. @param {string} hash
 * @returns {{recipe: any, atStart: boolean}|null} */
export function recipeIn(hash) {
  const found = /^#(recipe|run)=(.*)$/.exec(hash);
  if (!found) return null;
  try {
    const text = atob(found[2].replaceAll("-", "+").replaceAll("_", "/"));
    const document = new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
    return { recipe: recipeOf(document), atStart: found[1] === "run" };
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof DOMException)) throw error;
    throw new Error(`the address's #${found[1]}= is no recipe (${found[2].length} characters)`);
  }
}

/** @param {string} text @returns {Promise<boolean>} Whether the clipboard took it; in a frame it may be closed. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether this is a frame without an origin, as notebooks show outputs in: it is often kept from saving files, and not told so. */
export const isFramed = () => parent !== window && origin === "null";

/** @param {string} name @param {Blob} blob */
export function download(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The stage with its words, and where it stands. @param {{parts: ReturnType<typeof import("../page/skeleton.js").skeleton>,
 *   display: import("../panels/display.js").Display, run: import("../run/run.js").Run}} viewer @returns {HTMLCanvasElement} */
export function pictureOf({ parts, display, run }) {
  const { canvas, words } = parts;
  const { palette } = display.around;
  const heading = [
    `Network ${run.recipe.network.layers.join("-")} · ${parts.place.textContent} · ${display.moment.phase}`,
    parts.verdict.textContent ?? "",
  ];
  const box = canvas.getBoundingClientRect();
  const scale = canvas.width / box.width;
  const top = 56;
  const picture = document.createElement("canvas");
  picture.width = canvas.width;
  picture.height = canvas.height + top * scale;
  const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
  pen.fillStyle = palette.stage;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.drawImage(canvas, 0, top * scale);
  pen.scale(scale, scale);
  pen.textBaseline = "middle";
  heading.forEach((line, i) => {
    pen.font = i === 0 ? "600 17px system-ui, sans-serif" : "14px system-ui, sans-serif";
    pen.fillStyle = i === 0 ? palette.text : palette.muted;
    pen.fillText(line, 16, 20 + 22 * i);
  });
  for (const element of words.querySelectorAll("span, .head, .folded")) {
    const text = element.textContent ?? "";
    const place = element.getBoundingClientRect();
    if (!text || element.childElementCount > 0 || place.width === 0) continue;
    const style = getComputedStyle(element);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    pen.fillStyle = style.color;
    const isCentred = style.textAlign === "center";
    pen.textAlign = isCentred ? "center" : "left";
    pen.fillText(
      text,
      place.left - box.left + (isCentred ? place.width / 2 : 0),
      place.top - box.top + place.height / 2 + top,
    );
  }
  return picture;
}
