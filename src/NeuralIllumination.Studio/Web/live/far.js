// @ts-check
// Frames of live outputs that are far from the view rest: a frame says where its output stands, and is taken away; its picture stays. When it
// comes near again it is loaded anew, and hears where it stood. The browser itself loads a frame only when it comes near.
import { pictureOfSeen } from "./resting.js";

/** How far from the view a frame is still near, in screens. */
const NEAR = "60% 0%";
/** Milliseconds after which one that is far rests: whoever scrolls to and fro finds it as it was. */
const PATIENCE = 800;
/** Characters of a picture that is believed to be one. */
const LARGEST = 4_000_000;

/** @typedef {{frame: HTMLIFrameElement, live: boolean, near: boolean, asked: number, stand: unknown, still: HTMLElement|null}} FarFrame */

/** Watches all frames of the page, those to come included. */
export function watchRest() {
  /** @type {WeakMap<Element, FarFrame>} By the frame, and by what stands in its place. */
  const known = new WeakMap();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const far = known.get(target);
        if (!far) continue;
        far.near = isIntersecting;
        clearTimeout(far.asked);
        if (isIntersecting && far.still === target) back(far);
        else if (!isIntersecting && far.live && far.frame === target)
          far.asked = window.setTimeout(() => far.frame.contentWindow?.postMessage({ rest: true }, "*"), PATIENCE);
      }
    },
    { rootMargin: NEAR },
  );

  /** @param {FarFrame} far */
  const back = (far) => {
    const { frame, still } = far;
    if (!still?.isConnected) return;
    observer.unobserve(still);
    still.classList.add("over");
    still.before(frame);
  };

  /** @param {FarFrame} far @param {unknown} stand @param {import("./resting.js").Seen} seen */
  const rest = (far, stand, seen) => {
    const { frame } = far;
    if (far.near || far.still || document.activeElement === frame || !frame.isConnected) return;
    const still = document.createElement("div");
    still.className = "rested";
    still.style.height = frame.style.height;
    still.append(pictureOfSeen(seen));
    Object.assign(far, { stand, still, live: false });
    known.set(still, far);
    frame.replaceWith(still);
    observer.observe(still);
  };

  return {
    /** What a frame says of itself. @param {HTMLIFrameElement} frame @param {any} said */
    hear(frame, { illuminate, live, stand, seen }) {
      const far = known.get(frame) ?? { frame, live: false, near: true, asked: 0, stand: null, still: null };
      if (illuminate === "ready" && live === true) {
        far.live = true;
        known.set(frame, far);
        if (far.stand) frame.contentWindow?.postMessage({ stand: far.stand }, "*");
        observer.unobserve(frame);
        observer.observe(frame);
      } else if (illuminate === "rest" && isPicture(seen)) rest(far, stand, seen);
      else if (illuminate === "back" || (illuminate === "ready" && !live)) {
        far.still?.remove();
        Object.assign(far, { still: null, stand: null });
      }
    },
  };
}

/** Whether a frame's word is a picture's: nothing that could run, in a place of its own. @param {any} seen @returns {seen is import("./resting.js").Seen} */
function isPicture(seen) {
  return (
    typeof seen?.url === "string" &&
    seen.url.length < LARGEST &&
    /^data:image\/(webp|png|jpeg);base64,[A-Za-z0-9+/=]*$/.test(seen.url) &&
    [seen.left, seen.top, seen.width].every((share) => Number.isFinite(share) && Math.abs(share) <= 2)
  );
}
