// @ts-check
// Unpacks the copy of plotly.js that an output carries, once for the page, and tells every chart that waits for it.

/** Keeps the library under a name of its own, so that it neither takes nor gives away `window.Plotly`.
 * @param {{name: string, script: string}} copy The name on window, and Base64 of gzip. */
export async function carry({ name, script }) {
  const page = /** @type {any} */ (window);
  if (page[name] || page[`${name}_unpacking`]) return;
  page[`${name}_unpacking`] = true;
  try {
    const bytes = Uint8Array.from(atob(script.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0),
    );
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    const element = document.createElement("script");
    // A loader of the page's own (RequireJS in a notebook) must not take it for one of its modules.
    element.textContent = `(function (module, exports, define) {${text}\n;document.currentScript.library = module.exports;})({ exports: {} }, {});`;
    document.head.append(element);
    element.remove();
    const { library } = /** @type {any} */ (element);
    if (!library) throw new Error("this page lets no script run");
    page[name] = library;
  } catch (error) {
    page[`${name}_refused`] = error instanceof Error ? error.message : String(error);
  } finally {
    delete page[`${name}_unpacking`];
  }
  window.dispatchEvent(new Event(name));
}
