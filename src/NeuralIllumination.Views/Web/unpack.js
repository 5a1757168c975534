// @ts-check
// The first words of an output: unpacks the script, the style sheet and the module that came with it, and starts it. Nothing is fetched.

import { bytesOf85 } from "./base85.js";

/** @typedef {{id: string, script: string, style: string, module: string, recipe: any, fingerprint: string, stage: any,
 *   keyframe: any}} PackedOutput Script, style sheet, module and a keyframe's numbers are Base85 of gzip. */

/** The picture that needs no script comes back if the live one has not come by then, in milliseconds. */
const LATE = 400;

/** @param {PackedOutput} output */
export async function unpack(output) {
  const selector = `neural-illumination[data-output="${output.id}"]:not([data-started])`;
  const bringBack = setAside(document.querySelectorAll(selector));
  const late = setTimeout(bringBack, LATE);
  try {
    const { keyframe } = output;
    // The module is compiled while the script is read. Where that is refused, whoever asks for it is told.
    const module = opened(output.module)
      .arrayBuffer()
      .then((bytes) => WebAssembly.compile(bytes));
    module.catch(() => {});
    const [script, style, numbers] = await Promise.all([
      opened(output.script).text(),
      opened(output.style).text(),
      keyframe && opened(keyframe.numbers).arrayBuffer(),
    ]);
    const element = document.createElement("script");
    element.textContent = script;
    document.head.append(element);
    element.remove();
    const { exports } = /** @type {any} */ (element);
    if (!exports) throw new Error("this page lets no script run");
    await (exports.startPage ?? exports.start)({
      ...output,
      module,
      stage: { ...output.stage, style },
      keyframe: keyframe && { ...keyframe, numbers },
    });
  } catch (error) {
    for (const element of document.querySelectorAll(selector)) {
      const reason = error instanceof Error ? error.message : String(error);
      element.setAttribute("data-refused", reason);
      const status = element.querySelector("[role=status]");
      if (status) status.textContent = `The picture stays as it is: this page could not unpack the viewer (${reason}).`;
    }
  } finally {
    clearTimeout(late);
    bringBack();
  }
}

/** Keeps the picture and the table below it from being read, laid out and painted while the page has better things to do: that would take
 * longer than the whole run. The picture's room is kept. @param {NodeListOf<Element>} elements @returns {() => void} Puts them back; what the
 * live view then hides is not read any more. */
function setAside(elements) {
  const moved = [...elements].flatMap((element) => {
    const image = element.querySelector("img");
    const figure = image && [...element.children].find((child) => child.contains(image));
    if (!figure) return [];
    const room = document.createElement("div");
    room.style.cssText = `${image.getAttribute("style")};aspect-ratio:${image.getAttribute("width")}/${image.getAttribute("height")}`;
    image.setAttribute("loading", "lazy");
    figure.replaceWith(room);
    return [{ figure, room }];
  });
  return () => {
    for (const { figure, room } of moved) if (room.parentNode) room.replaceWith(figure);
  };
}

/** @param {string} text */
function opened(text) {
  const bytes = bytesOf85(text);
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return new Response(stream.pipeThrough(new DecompressionStream("gzip")));
}
