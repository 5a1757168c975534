// @ts-check
// What a live output leaves behind while nobody sees it, and how it comes back to where it stood. Its engine, its canvas and its timers go.

/** @typedef {import("../../../NeuralIllumination.Views/Web/viewer.js").Viewer} LiveViewer */
/** @typedef {{own: string, recipe: any, place: [number, number, number], playing: boolean, length: number, sample: any,
 *   look: Record<string, any>, step: number|null, pinned: any}} Stand Where an output stood. `own` tells its run from others of its recipe. */
/** @typedef {{url: string, left: number, top: number, width: number}} Seen Its picture, and where that stood, in shares of the output's width. */

/** Where an output stands; null for one that cannot say it: of an older version, or still on its way. @param {LiveViewer} viewer @returns {Stand|null} */
export function standOf(viewer) {
  if (typeof viewer.begin !== "function" || !viewer.display.isWhole) return null;
  const { run, player, seeker, display, parts } = viewer;
  const { scene, around, pointing, math } = display;
  return {
    own: ownOf(run),
    recipe: recipeOfAll(run),
    place: seeker.now?.place ?? [run.epoch, run.batch, run.phases],
    playing: player.playing || seeker.now?.playing === true,
    length: player.length,
    sample: display.chosen,
    look: {
      theme: around.chosen,
      math: !parts.math.hidden,
      showAll: scene.options.all,
      epochsPerSecond: player.epochsPerSecond,
      flowSpeed: player.flow,
      glow: scene.options.glow,
      synapseVisibility: scene.options.visibility,
    },
    step: math?.held ? math.step : null,
    pinned: pointing.pinned,
  };
}

/** Brings an output that was started anew to where it stood. @param {LiveViewer} viewer @param {Stand} stand */
export async function comeBack(viewer, stand) {
  const { own, recipe, place, playing, length, sample, look, step, pinned } = stand;
  // It would begin to play by itself otherwise.
  viewer.element.dataset.ready = "";
  await viewer.whole;
  if (viewer.player.playing && !playing) viewer.pause();
  if (ownOf(viewer.run) !== own) await viewer.restarts.ask(() => viewer.begin(recipe, ""));
  for (const [option, value] of Object.entries(look)) viewer.set(option, value);
  if (sample) viewer.set("sample", sample);
  const { run } = viewer;
  if ([run.epoch, run.batch, run.phases].some((where, i) => where !== place[i])) await viewer.goTo(...place);
  viewer.player.length = length;
  if (step !== null) viewer.display.math?.turn(step);
  if (pinned) viewer.display.pointing.pin(pinned);
  if (playing) viewer.play();
}

/** What is seen of an output. @param {LiveViewer} viewer @returns {Seen} */
export function seenOf(viewer) {
  const picture = viewer.picture();
  const { canvas, root } = viewer.parts;
  const [box, around] = [canvas.getBoundingClientRect(), root.getBoundingClientRect()];
  const heading = (box.width * picture.height) / picture.width - box.height;
  const url = picture.toDataURL("image/webp", 0.85);
  empty(picture);
  return {
    url,
    left: (box.left - around.left) / around.width,
    top: (box.top - around.top - heading) / around.width,
    width: box.width / around.width,
  };
}

/** Ends what an output does and gives its canvases back: a browser keeps them until it looks for what is not needed any more, which takes its time.
 * @param {LiveViewer} viewer */
export function giveBack(viewer) {
  viewer.seeker.forget();
  viewer.player.pause();
  const seen = new Set();
  /** @param {unknown} part */
  const visit = (part) => {
    if (part instanceof HTMLCanvasElement) return empty(part);
    if (typeof part !== "object" || part === null || part instanceof Node || seen.has(part)) return;
    seen.add(part);
    if (!ArrayBuffer.isView(part)) Object.values(part).forEach(visit);
  };
  visit(viewer.display.scene);
}

/** @param {HTMLCanvasElement} canvas */
function empty(canvas) {
  canvas.width = canvas.height = 0;
}

/** The viewer of an element whose script was run, once it is there; null where it was refused. @param {HTMLElement} element
 * @returns {Promise<LiveViewer|null>} */
export function alive(element) {
  return new Promise((resolve) => {
    const look = () => {
      const { viewer } = /** @type {{viewer?: LiveViewer}} */ (/** @type {unknown} */ (element));
      if (!viewer && !("refused" in element.dataset)) return;
      watch.disconnect();
      resolve(viewer ?? null);
    };
    const watch = new MutationObserver(look);
    watch.observe(element, { attributes: true });
    look();
  });
}

/** Its picture as an element, where it stood. @param {Seen} seen */
export function pictureOfSeen({ url, left, top, width }) {
  const image = document.createElement("img");
  image.loading = "lazy";
  image.src = url;
  image.alt = "The network as it was left; it comes to life again as it comes into view";
  // A margin's percentages are of the width, as the shares are.
  Object.assign(image.style, { width: `${100 * width}%`, margin: `${100 * top}% 0 0 ${100 * left}%` });
  return image;
}

/** What was changed by hand included. A recipe ends no sooner than its last change.
 * @param {import("../../../NeuralIllumination.Views/Web/run/run.js").Run} run */
function recipeOfAll({ recipe, changes }) {
  const { epoch = 0, batch = 0 } = changes.at(-1) ?? {};
  const { epochs, batches = 0 } = recipe;
  const isBeyond = epoch > epochs || (epoch === epochs && batch > batches);
  return { ...recipe, changes, ...(isBeyond ? { epochs: epoch, batches: batch } : {}) };
}

/** All that decides a run, as one text. @param {import("../../../NeuralIllumination.Views/Web/run/run.js").Run} run */
function ownOf({ recipe: { network, training, data }, changes }) {
  return JSON.stringify([network, training, data, changes]);
}
