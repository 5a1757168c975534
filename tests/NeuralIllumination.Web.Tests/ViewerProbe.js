() => {
  // Reads the canvas of the first illumination, in stage units.
  window.probed = () => {
    const element = document.querySelector("neural-illumination");
    const { viewer } = element;
    const { scene } = viewer.display;
    const { canvas } = scene;
    // Read from a copy, so that the viewer's own canvas stays as fast as it is.
    const read = (left, top, width, height) => {
      const pen = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
      pen.drawImage(canvas, left, top, width, height, 0, 0, width, height);
      return pen.getImageData(0, 0, width, height).data;
    };
    const light = (r, g, b) => {
      const linear = [r, g, b].map((part) =>
        part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const probe = {
      light,
      /** All pixels of a rectangle. */
      box(x = 0, y = 0, width = scene.geometry.width, height = scene.geometry.height) {
        const [left, top, right, bottom] = [x, y, x + width, y + height].map((value) =>
          Math.round(value * scene.scale),
        );
        return read(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
      },
      /** [red, green, blue] of one place, 0 to 255. */
      at: (x, y) => [...read(Math.floor(x * scene.scale), Math.floor(y * scene.scale), 1, 1)].slice(0, 3),
      /** The mean of red, green and blue of a rectangle, 0 to 255. */
      mean(...box) {
        const data = probe.box(...box);
        let sum = 0;
        for (let i = 0; i < data.length; i += 4) sum += data[i] + data[i + 1] + data[i + 2];
        return sum / (0.75 * data.length);
      },
      /** How many pixels of two pictures differ by more than a little. */
      differing(a, b, least = 6) {
        let count = 0;
        for (let i = 0; i < a.length; i += 4)
          if (Math.max(Math.abs(a[i] - b[i]), Math.abs(a[i + 1] - b[i + 1]), Math.abs(a[i + 2] - b[i + 2])) > least)
            count++;
        return count;
      },
      /** The middle of a curve. */
      middle: (c) => [(c[0] + 3 * c[2] + 3 * c[4] + c[6]) / 8, (c[1] + 3 * c[3] + 3 * c[5] + c[7]) / 8],
      /** Draws one beat, whatever the clock says. */
      draw: (phase, progress, { time = 0, still = false } = {}) => scene.draw({ phase, progress, time, still }),
    };
    return { element, viewer, scene, run: element.run, probe };
  };
};
