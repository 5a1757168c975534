// @ts-check
// Frames: as many as something moves and somebody can see it, and not one more.

export class Clock {
  /** @param {HTMLElement} element Frames come only while it is in view. @param {{moving: () => boolean, tick: (seconds: number) => void,
   *   seen: (visible: boolean) => void}} told */
  constructor(element, told) {
    this.told = told;
    this.visible = true;
    /** A reader who asked for less motion gets a look now and then instead of frames. */
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.request = 0;
    this.last = 0;
    this.element = element;
    // Listeners stay only while it is seen: an element that left the page is not held by it.
    this.observer = new IntersectionObserver((entries) => {
      this.visible = entries[entries.length - 1].isIntersecting;
      document.removeEventListener("visibilitychange", this.wake);
      if (this.visible) document.addEventListener("visibilitychange", this.wake);
      told.seen(this.visible);
      this.wake();
    });
    this.observer.observe(element);
  }

  /** Another one takes its place. */
  end() {
    this.observer.disconnect();
    document.removeEventListener("visibilitychange", this.wake);
    this.visible = false;
  }

  /** Goes on, if there is a reason to. */
  wake = () => {
    if (this.request || !this.visible || document.hidden || !this.element.isConnected || !this.told.moving()) return;
    this.request = this.still.matches ? setTimeout(this.#tick, 100) : requestAnimationFrame(this.#tick);
  };

  #tick = () => {
    this.request = 0;
    const now = performance.now();
    const seconds = this.last ? (now - this.last) / 1000 : 1 / 60;
    this.last = now;
    if (this.visible && !document.hidden) this.told.tick(seconds);
    this.wake();
    // After a rest time begins anew.
    if (!this.request) this.last = 0;
  };
}
