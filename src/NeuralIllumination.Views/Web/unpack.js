// @ts-check
// The first words of an output: unpacks the script, the style sheet and the module that came with it, and starts it. Nothing is fetched.

/** @typedef {{id: string, script: string, style: string, module: string, recipe: any, fingerprint: string, stage: any}} PackedOutput
 *   Script, style sheet and module are Base64 of gzip. */

/** @param {PackedOutput} output */
export async function unpack(output) {
  try {
    const [script, style, module] = await Promise.all([opened(output.script).text(), opened(output.style).text(), opened(output.module).arrayBuffer()]);
    const element = document.createElement("script");
    element.textContent = script;
    document.head.append(element);
    element.remove();
    const { exports } = /** @type {any} */ (element);
    if (!exports) throw new Error("this page lets no script run");
    await exports.start({ ...output, module: new Uint8Array(module), stage: { ...output.stage, style } });
  } catch (error) {
    for (const element of document.querySelectorAll(`neural-illumination[data-output="${output.id}"]:not([data-started])`)) {
      const reason = error instanceof Error ? error.message : String(error);
      element.setAttribute("data-refused", reason);
      const status = element.querySelector("[role=status]");
      if (status) status.textContent = `The picture stays as it is: this page could not unpack the viewer (${reason}).`;
    }
  }
}

/** @param {string} text */
function opened(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}
