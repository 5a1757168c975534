// @ts-check
// Stands in a page with live outputs: each starts when it comes near the view, and rests when it is far: then its engine, its canvas and its
// timers are given back, its picture stays, and it returns to where it stood. A page of hundreds so costs what its few near ones cost.
import { bytesOf85 } from "../../../NeuralIllumination.Views/Web/base85.js";
import { alive, comeBack, giveBack, pictureOfSeen, seenOf, standOf } from "./resting.js";

/** How far from the view an output is still near, in screens. */
const NEAR = "60% 0%";
/** Milliseconds after which one that is far rests: whoever scrolls to and fro finds it as it was. */
const PATIENCE = 800;
/** With more than so many at once, those that are far wait no longer. */
const MOST = 4;

/** After so many have rested, the browser is brought to clear up, by asking for so many bytes. */
const TOGETHER = 4;
const ROOM = 256 << 20;
/** A picture of nothing. */
const NOTHING = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

/** @typedef {{box: HTMLElement, element: HTMLElement, id: string, html: string, carried: string, near: boolean, left: number, live: boolean,
 *   refused: boolean, stand: import("./resting.js").Stand|null, seen: HTMLElement|null}} LiveOutput `refused` until it comes near again. */

/** @typedef {{start: (output: any) => Promise<void>, style: string, module: Uint8Array}} Viewing What outputs have in common: the viewer's own
 *   beginning, its style sheet, the engine. */
/** By the names of its parts. @type {Map<string, Promise<Viewing>>} */
const viewings = new Map();
/** @type {Map<Element, LiveOutput>} */
const outputs = new Map();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      const output = outputs.get(target);
      if (!output) continue;
      output.near = isIntersecting;
      output.refused = false;
      if (!isIntersecting) output.left = performance.now();
    }
    void settle();
    later();
  },
  { rootMargin: NEAR },
);

/** Takes up the page's outputs. */
export function watchOutputs() {
  for (const script of document.querySelectorAll("script[data-live]")) {
    const element = script.previousElementSibling;
    if (!(element instanceof HTMLElement)) continue;
    const box = document.createElement("div");
    box.className = "live";
    element.before(box);
    box.append(element);
    const id = element.dataset.output ?? "";
    // An output's script starts all that bear its name: it is given back when its turn comes.
    delete element.dataset.output;
    const output = {
      box,
      element,
      id,
      html: element.innerHTML,
      carried: script.textContent ?? "",
      near: false,
      left: 0,
      live: false,
      refused: false,
      stand: null,
      seen: null,
    };
    outputs.set(box, output);
    undress(output);
    script.remove();
    observer.observe(box);
  }
}

let isSettling = false;

let asked = 0;

/** Looks again once those that have just left may rest. */
function later() {
  asked ||= window.setTimeout(() => {
    asked = 0;
    void settle();
  }, PATIENCE + 50);
}

/** One after the other, those in the view first. */
async function settle() {
  if (isSettling) return;
  isSettling = true;
  for (let next = mostUrgent(); next; next = mostUrgent()) {
    await next();
    // Whoever scrolls or presses something has the turn in between.
    await new Promise((resolve) => setTimeout(resolve));
  }
  isSettling = false;
}

/** @returns {(() => Promise<void>|void)|null} */
function mostUrgent() {
  const all = [...outputs.values()].map((output) => ({ output, distance: distanceOf(output) }));
  const [next] = all
    .filter(({ output }) => output.near && !output.live && !output.refused)
    .sort((one, other) => one.distance - other.distance);
  const gone = performance.now() - PATIENCE;
  const left = all.filter(({ output: { live, near, element } }) => live && !near && document.activeElement !== element);
  // One that is still on its way holds up nobody: it is asked again later.
  const [over] = left
    .filter(({ output: { element } }) => standIn(element) || "refused" in element.dataset)
    .sort((one, other) => other.distance - one.distance);
  const isCrowded = all.filter(({ output }) => output.live).length >= MOST;
  if (over && (over.output.left <= gone || (isCrowded && next))) return () => rest(over.output);
  if (left.length > 0 && !next) later();
  return next ? () => wake(next.output) : null;
}

/** How far from the view, in CSS pixels; below 0 within it. @param {LiveOutput} output */
function distanceOf({ box }) {
  const { top, bottom } = box.getBoundingClientRect();
  return Math.max(top - innerHeight, -bottom);
}

/** Shows what an output has for readers without a script. @param {LiveOutput} output */
function dress({ element, html }) {
  element.hidden = false;
  element.innerHTML = html;
}

/** Leaves the room of its picture alone: the picture is a document of its own, as large as the live one. @param {LiveOutput} output */
function undress(output) {
  const { element, seen, live, refused } = output;
  if (refused) return;
  element.hidden = seen !== null;
  if (seen || live) element.replaceChildren();
  for (const image of element.querySelectorAll("img")) image.src = NOTHING;
}

/** @param {LiveOutput} output */
async function wake(output) {
  const { box, element, id, carried, stand } = output;
  output.live = true;
  box.style.minHeight = `${box.offsetHeight}px`;
  element.dataset.output = id;
  element.replaceChildren();
  element.hidden = false;
  try {
    const said = JSON.parse(carried);
    const { start, style, module } = await viewingOf(said);
    const { keyframe } = said;
    const numbers = keyframe && (await opened(keyframe.numbers).arrayBuffer());
    void start({ ...said, module, stage: { ...said.stage, style }, keyframe: keyframe && { ...keyframe, numbers } });
    const viewer = await alive(element);
    if (!viewer) refuse(output, element.dataset.refused ?? "");
    else if (stand) await comeBack(viewer, stand);
  } catch (error) {
    refuse(output, error instanceof Error ? error.message : String(error));
  }
  output.seen?.remove();
  output.seen = null;
  box.style.minHeight = "";
}

/** What an output has in common with others is unpacked once. @param {{script: string, style: string, module: string}} output The parts' names. */
function viewingOf({ script, style, module }) {
  const names = [script, style, module];
  const there = viewings.get(names.join());
  if (there) return there;
  const made = (async () => {
    const [code, sheet, bytes] = names.map((name) =>
      opened(document.querySelector(`script[data-packed="${name}"]`)?.textContent ?? ""),
    );
    const run = document.createElement("script");
    run.textContent = await code.text();
    document.head.append(run);
    run.remove();
    const { start } = /** @type {any} */ (run).exports ?? {};
    if (!start) throw new Error("this page lets no script run");
    return { start, style: await sheet.text(), module: new Uint8Array(await bytes.arrayBuffer()) };
  })();
  viewings.set(names.join(), made);
  return made;
}

/** @param {string} text */
function opened(text) {
  return new Response(new Blob([bytesOf85(text)]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** What has been started and did not come to life shows what it has for readers without a script, and why. @param {LiveOutput} output @param {string} reason */
function refuse(output, reason) {
  const { viewer } = liveIn(output.element);
  if (viewer) giveBack(viewer);
  renew(output);
  Object.assign(output, { live: false, refused: true });
  dress(output);
  const status = output.element.querySelector("[role=status]");
  if (status) status.textContent = `The picture stays as it is: this page could not start the viewer (${reason}).`;
}

/** A live element cannot be made what it was: another takes its place. @param {LiveOutput} output @param {...Element} before Stand before it. */
function renew(output, ...before) {
  const fresh = document.createElement("neural-illumination");
  fresh.style.display = "block";
  output.element.replaceWith(...before, fresh);
  output.element = fresh;
}

/** @param {HTMLElement} element */
const liveIn = (element) =>
  /** @type {{viewer?: import("./resting.js").LiveViewer}} */ (/** @type {unknown} */ (element));

/** @param {HTMLElement} element */
function standIn(element) {
  const { viewer } = liveIn(element);
  return viewer ? standOf(viewer) : null;
}

/** @param {LiveOutput} output */
function rest(output) {
  const { box, element } = output;
  const { viewer } = liveIn(element);
  const stand = standIn(element);
  if (!viewer || !stand) return refuse(output, element.dataset.refused ?? "");
  const seen = document.createElement("div");
  seen.className = "still";
  seen.style.background = viewer.display.around.palette.stage;
  seen.append(pictureOfSeen(seenOf(viewer)));
  box.style.minHeight = `${box.offsetHeight}px`;
  giveBack(viewer);
  renew(output, seen);
  // What it shows without a script is drawn when it is needed.
  output.element.hidden = true;
  tidy();
  Object.assign(output, { seen, stand, live: false });
}

let rested = 0;

/** Has the browser look for what is not needed any more: it counts what scripts hold, and hardly what the page around them takes, and waits. */
function tidy() {
  rested++;
  if (rested % TOGETHER > 0) return;
  try {
    // Room that is asked for and never touched costs nothing, and counts.
    new ArrayBuffer(ROOM);
  } catch (refused) {
    // Where so much is not to be had, the browser looks by itself.
    if (!(refused instanceof RangeError)) throw refused;
  }
}

// On paper stands what needs no script.
addEventListener("beforeprint", () => outputs.forEach(dress));
addEventListener("afterprint", () => outputs.forEach(undress));
watchOutputs();
