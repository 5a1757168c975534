// @ts-check
// The viewer's elements, in reading order: where it stands, the stage, the metrics, the mathematics, the controls.
import { make } from "./dom.js";
import { PHASES } from "../words/terms.js";

/** Puts them into an output, in a shadow root of its own: a page's styles and an output's never meet.
 * @param {HTMLElement} element @param {HTMLElement} root @param {string} style */
export function mount(element, root, style) {
  const shadow = element.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(root);
}

/** @param {string} title */
export function skeleton(title) {
  const part = /** @param {string} name @param {...(Node|string)} children */ (name, ...children) =>
    make("div", { class: name }, ...children);
  const phases = PHASES.map((phase) => make("li", { "data-phase": phase }, phase));
  const place = make("strong", { class: "place" });
  const verdict = part("verdict");
  const proof = part("proof");
  const losses = part("losses");
  const legend = make("p", { class: "legend" });
  const canvas = make("canvas", { "aria-hidden": "true" });
  const words = make("div", { class: "labels", role: "group", "aria-label": "Units of the network" });
  const predictions = make("section", { class: "predictions-place", "aria-label": "Predictions" });
  const card = make("div", { class: "card", hidden: true, role: "group", "aria-label": "Details" });
  const stage = make("div", { class: "stage", role: "group", "aria-label": "The network" }, canvas, words, card);
  const [curves, norms, outputs] = ["Learning curves", "Gradient norms", "Outputs"].map((name) =>
    make("section", { class: "panel", "aria-label": name }),
  );
  const left = make("div", { class: "left" }, stage, legend);
  const side = make("div", { class: "side" }, curves, outputs, norms);
  const math = make("section", { class: "math", "aria-label": "Mathematics" });
  const transport = make("div", { class: "transport", role: "group", "aria-label": "Time" });
  const sliders = make("div", { class: "sliders", role: "group", "aria-label": "Settings" });
  const tools = make("div", { class: "tools", role: "group", "aria-label": "Tools" });
  const status = make("p", { class: "status", role: "status" });
  const sheet = make("div", { class: "sheet", hidden: true, role: "dialog", "aria-label": "Help", tabindex: -1 });
  const table = make("details", { class: "numbers" }, make("summary", {}, "The numbers of this picture"));
  const root = make(
    "div",
    { class: "viewer", role: "group", "aria-label": title },
    make(
      "div",
      { class: "top" },
      part("where", place, make("ol", { class: "phases", "aria-label": "Phases of a batch" }, ...phases), losses),
      proof,
      verdict,
    ),
    make("div", { class: "main" }, left, side),
    math,
    transport,
    sliders,
    tools,
    status,
    table,
    sheet,
  );
  return {
    root,
    losses,
    legend,
    place,
    phases,
    verdict,
    proof,
    stage,
    canvas,
    words,
    predictions,
    card,
    left,
    side,
    curves,
    norms,
    outputs,
    math,
    transport,
    sliders,
    tools,
    status,
    sheet,
    table,
  };
}
