// @ts-check
// Prepares a live output for being measured, from inside its page.

/** Marks every frame with the number of particles that it drew, and keeps so many alive in every frame in which light travels: the stage
 * follows fewer by itself, so the carriers of the moment are repeated, each copy a little later, as many as it takes.
 * @param {any} viewer @param {number} wanted 0 leaves the stage alone. @param {boolean} readsBack Whether each frame ends by reading a pixel,
 *   which makes the browser draw then and there what it would have drawn later. */
export function prepare(viewer, wanted, readsBack) {
  const { scene } = viewer.display;
  const draw = scene.draw.bind(scene);
  const costs = /** @type {number[]} */ ([]);
  /** @type {any[]} */
  let own = [];
  /** @type {any[]|null} */
  let crowd = null;
  if (wanted > 0) {
    scene.options.particles = wanted;
    viewer.display.refresh();
  }
  scene.draw = (/** @type {any} */ beat) => {
    if (wanted > 0) {
      if (scene.carriers !== crowd) own = scene.carriers;
      scene.carriers = crowd = crowded(own, beat, scene.layers.length, wanted);
    }
    const began = performance.now();
    draw(beat);
    if (readsBack) {
      scene.pen.getImageData(0, 0, 1, 1);
      if (scene.particles > 0) costs.push(performance.now() - began);
    }
    performance.mark(`particles ${scene.particles}`);
    performance.clearMarks();
  };
  return costs;
}

/** The moment's carriers over and over until so many particles are alive. When each of them is under way is what particles.js says; that the
 * stage drew as many as this expects is seen in the count that it keeps itself.
 * @param {any[]} own @param {any} beat @param {number} layers @param {number} wanted */
function crowded(own, beat, layers, wanted) {
  const all = [];
  for (let i = 0, alive = 0; own.length > 0 && alive < wanted && i < 40 * own.length; i++) {
    const carrier = { ...own[i % own.length], at: own[i % own.length].at + 89 * Math.floor(i / own.length) };
    const turn = beat.phase === "backward" ? layers - carrier.layer : carrier.layer - 1;
    const span = 0.86 / layers;
    const late = 0.07 * ((carrier.at * 0.618034) % 1);
    let under = 0;
    for (let k = 0; k < 5; k++) {
      const t = (beat.progress - span * turn + 0.06 - late - (k * 0.5 * span) / 5) / (0.58 * span);
      if (t > 0 && t < 1) under++;
    }
    if (under > 0) all.push(carrier);
    alive += under;
  }
  return all;
}

/** Inserts an output as a notebook does, and tells how many milliseconds later its first live frame has been painted. @param {string} html
 * @returns {Promise<number>} */
export function insert(html) {
  const place = document.body.appendChild(document.createElement("div"));
  const made = document.createRange().createContextualFragment(html);
  const element = /** @type {Element} */ (made.querySelector("neural-illumination"));
  return new Promise((resolve, reject) => {
    const began = performance.now();
    new MutationObserver(() => {
      if (element.hasAttribute("data-refused")) reject(new Error(String(element.getAttribute("data-refused"))));
      // The viewer tells its place once its first frame is drawn; comparing with C# goes on behind it.
      if (!element.hasAttribute("data-fingerprint")) return;
      if (!(/** @type {any} */ (element).viewer.display.frames > 0)) reject(new Error("alive, but no frame was drawn"));
      // A message sent by a frame's callback comes after that frame's painting.
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => resolve(performance.now() - began);
      requestAnimationFrame(() => port1.postMessage(null));
    }).observe(element, { attributeFilter: ["data-fingerprint", "data-refused"] });
    place.append(made);
  });
}
