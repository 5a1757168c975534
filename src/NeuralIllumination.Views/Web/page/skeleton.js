// @ts-check
// The viewer's elements, in reading order: time and recipe, what happens now, the stage, the metrics, the mathematics, the tools.
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
  const phases = PHASES.map((phase) => make("li", { "data-phase": phase }, phase));
  const place = make("strong", { class: "place" });
  const happening = make("span", { class: "happening" });
  const now = make("p", { class: "now" }, place, ": ", happening);
  const verdict = make("div", { class: "verdict" });
  const proof = make("details", { class: "proof" }, make("summary", {}), make("span", { class: "proof-words" }));
  const losses = make("div", { class: "losses" });
  const steps = make("div", { class: "steps-by", role: "group", "aria-label": "Step" });
  const transport = make("div", { class: "transport", role: "group", "aria-label": "Time" }, steps);
  const recipe = make("div", { class: "recipe", role: "group", "aria-label": "Recipe" });
  const tools = make("div", { class: "tools", role: "group", "aria-label": "Tools" });
  const look = make("div", { class: "look", role: "group", "aria-label": "Look", hidden: true });
  const status = make("p", { class: "status", role: "status" });
  const sheet = make("div", { class: "sheet", hidden: true, role: "dialog", "aria-label": "Help", tabindex: -1 });
  const pictured = picture();
  // What happens now stands right above the picture, with the one button that matters most.
  const top = make("div", { class: "top" }, make("div", { class: "saying" }, now, verdict));
  const said = make(
    "div",
    { class: "said" },
    make("ol", { class: "phases", "aria-label": "Phases of a batch" }, ...phases),
    losses,
    proof,
  );
  const root = make(
    "div",
    { class: "viewer", role: "group", "aria-label": title },
    transport,
    recipe,
    top,
    said,
    pictured.main,
    pictured.math,
    tools,
    look,
    status,
    pictured.table,
    sheet,
  );
  const saying = { top, now, place, happening, phases, losses, verdict, proof };
  return { root, ...saying, transport, steps, recipe, tools, look, status, sheet, ...pictured };
}

/** Room for the picture of another network, in the place of the one before. @param {ReturnType<typeof skeleton>} parts */
export function renew(parts) {
  const fresh = picture();
  fresh.math.hidden = parts.math.hidden;
  fresh.table.open = parts.table.open;
  for (const name of /** @type {const} */ (["main", "math", "table"])) parts[name].replaceWith(fresh[name]);
  Object.assign(parts, fresh);
}

/** The elements that belong to one network. */
function picture() {
  const legend = make("p", { class: "legend" });
  const canvas = make("canvas", { "aria-hidden": "true" });
  const words = make("div", { class: "labels", role: "group", "aria-label": "Units of the network" });
  const predictions = make("section", { class: "predictions-place", "aria-label": "Predictions" });
  const card = make("div", { class: "card", hidden: true, role: "group", "aria-label": "Details" });
  const stage = make("div", { class: "stage", role: "group", "aria-label": "The network" }, canvas, words, card);
  const [curves, norms, outputs] = ["Learning curves", "Gradient norms", "Outputs"].map((name) =>
    make("section", { class: "panel", "aria-label": name }),
  );
  const paint = make("section", { class: "paint", "aria-label": "Paint and ask", hidden: true });
  const left = make("div", { class: "left" }, stage, legend, paint);
  const side = make("div", { class: "side" }, curves, outputs, norms);
  const main = make("div", { class: "main" }, left, side);
  const math = make("section", { class: "math", "aria-label": "Mathematics" });
  const table = make("details", { class: "numbers" }, make("summary", {}, "The numbers of this picture"));
  return {
    main,
    legend,
    stage,
    canvas,
    words,
    predictions,
    paint,
    card,
    left,
    side,
    curves,
    norms,
    outputs,
    math,
    table,
  };
}
