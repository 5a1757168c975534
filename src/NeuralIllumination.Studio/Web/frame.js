// @ts-check
// Stands inside an output's frame: says how high the output is, wears the page's look, and takes the plot's script when the output has a chart.
// The frame has no origin, and the page believes nothing of what comes from it but a height.
(() => {
  const root = document.documentElement;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ illuminate: "height", height }, "*");
  };
  const begin = () => {
    if (!document.body) return;
    told = -1;
    tell();
    parent.postMessage({ illuminate: "ready", plot: "plot" in root.dataset }, "*");
  };
  addEventListener("message", (event) => {
    if (event.source !== parent) return;
    const { hello, look, plot, zoom } = event.data ?? {};
    if (hello) begin();
    if (look === "dark" || look === "light") root.dataset.theme = look;
    const name = root.dataset.plot;
    if (typeof zoom === "number" && !name && !document.querySelector("neural-illumination")) {
      document.body.style.setProperty("zoom", String(zoom));
      tell();
    }
    if (typeof plot === "string" && name && !(name in window)) {
      const script = document.createElement("script");
      script.textContent = plot;
      document.head.append(script);
      script.remove();
      const page = /** @type {any} */ (window);
      page[name] = page.Plotly;
      dispatchEvent(new Event(name));
    }
  });
  addEventListener("DOMContentLoaded", () => {
    new ResizeObserver(tell).observe(document.body);
    begin();
  });
  // Keys that belong to the notebook stay with the output as long as it has the focus; Escape gives them back.
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") parent.postMessage({ illuminate: "leave" }, "*");
  });
})();
