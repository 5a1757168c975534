// @ts-check
// A frame is as tall as its output and scrolls with the page, so nothing in it can stay in view by itself: the page tells it how much of it has been
// scrolled away, and the button that runs the network goes along with what is seen.

/** @typedef {import("./resting.js").LiveViewer} ViewerInReach */

/** Between what hides the frame's upper part, or the output's end, and the button, in CSS pixels. */
const AIR = 8;

/** Told of by the page that the frame stands in. @param {() => HTMLIFrameElement[]} frames */
export function watchHidden(frames) {
  let asked = 0;
  const tell = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      for (const frame of frames()) tellHidden(frame);
    });
  };
  addEventListener("scroll", tell, { passive: true });
  addEventListener("resize", tell, { passive: true });
}

/** Tells a frame that is seen how much of its upper part is not. @param {HTMLIFrameElement} frame */
export function tellHidden(frame) {
  const { top, bottom } = frame.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) return;
  // The page's own bar lies over what is scrolled below it.
  const bar = document.querySelector(".bar")?.getBoundingClientRect().bottom ?? 0;
  frame.contentWindow?.postMessage({ hidden: Math.max(0, Math.round(bar - top)) }, "*");
}

/** Within the frame: the button and its sentence stand where the part that is seen begins, as far down as there is anything of the output.
 * @param {ViewerInReach} viewer @param {number} hidden How much of the frame is not seen, in CSS pixels. */
export function keepInReach({ parts: { top, root } }, hidden) {
  const own = top.offsetTop + root.getBoundingClientRect().top;
  const room = root.offsetHeight - top.offsetTop - top.offsetHeight - AIR;
  const down = hidden > own ? Math.min(hidden - own, room) : 0;
  top.style.translate = down > 0 ? `0 ${Math.max(0, down)}px` : "";
}
