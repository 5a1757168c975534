// @ts-check
// Lets the page do what it has to between two slices of work.

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
