// @ts-check
// Lets the page do what it has to between two slices of work.

/** A page that nobody sees has no frames, and goes on after so many milliseconds. */
const UNSEEN = 100;

/** Comes back as soon as others had their turn. A timer would be held up for at least 4 ms each time once it has been set a few times over.
 * @returns {Promise<void>} */
export function breath() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      port2.close();
      resolve();
    };
    port1.postMessage(null);
  });
}

/** Comes back once what was drawn has been painted. @returns {Promise<void>} */
export function painted() {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, UNSEEN);
    requestAnimationFrame(() => {
      clearTimeout(late);
      void breath().then(resolve);
    });
  });
}
