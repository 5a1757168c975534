// @ts-check
// The numbers of the picture as a table, for whoever does not see it or wants every digit.
import { make } from "../page/dom.js";
import { full } from "../words/numbers.js";

/** @param {import("../run/moment.js").Moment} moment @param {import("../words/reading.js").Reading} reading */
export function numbersTable(moment, reading) {
  /** @param {(string|number)[]} cells */
  const row = (...cells) =>
    make(
      "tr",
      {},
      ...cells.map((cell, i) =>
        make(i === 0 ? "th" : "td", i === 0 ? { scope: "row" } : {}, typeof cell === "number" ? full(cell) : cell),
      ),
    );
  const head = make(
    "thead",
    {},
    make("tr", {}, ...["unit", "z", "a", "δ"].map((name) => make("th", { scope: "col" }, name))),
  );
  const last = moment.layers.length - 1;
  const rows = moment.layers.flatMap(({ z, a, delta }, l) =>
    Array.from(z, (value, u) => {
      const name = l === last ? `output ${u}, ${reading.classOf(u, z.length)}` : `layer ${l + 1}, unit ${u}`;
      return row(name, value, l === last ? moment.predictions[u] : a[u], delta ? delta[u] : "");
    }),
  );
  return make(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": "Numbers" },
    make("table", {}, head, make("tbody", {}, ...rows)),
  );
}
