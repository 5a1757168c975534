// @ts-check
// A person's own data: a CSV that is dropped, pasted or chosen. What is understood of it is said before anything is learned, and can be corrected; what
// cannot be seen is asked.
import { csvOf } from "../own/csvdata.js";
import { fieldsOf } from "../own/csvfields.js";
import { Asked } from "../own/csvtable.js";
import { ownDataOf } from "../run/owndata.js";
import { breath } from "../page/breath.js";
import { fill, make, say } from "../page/dom.js";
import { KINDS, termsOf } from "../words/terms.js";
import { pressable } from "./controls.js";
import { Choice, Toggles, Typed } from "./fields.js";

/** Milliseconds of work between two turns of the page. */
const WORK_A_TURN = 12;
/** Columns that can be left out by a press; of more, none is offered. */
const MOST_TOGGLES = 40;
const MOST_FILE = 256 * 1024 * 1024;
const USUAL_SHARE = 0.2;
const FOUND = "found";
const AS_THEY_ARE = "as they are";

/** @typedef {{element: HTMLElement, run: import("../run/run.js").Run, parts: {root: HTMLElement}}} ViewerOfFile */

export class OwnFile {
  /** @type {import("../own/csvfields.js").Fields|null} */
  cut = null;
  name = "";
  /** @type {import("../own/csvdata.js").CsvData|null} What was understood. */
  csv = null;
  /** Which reading is the latest. */
  reading = 0;
  /** What was said of the columns, by their numbers. */
  said = {
    header: FOUND,
    label: FOUND,
    target: "",
    scale: AS_THEY_ARE,
    share: USUAL_SHARE,
    /** @type {string[]} */ without: [],
  };

  /** @param {HTMLElement} bar Where it unfolds. @param {ViewerOfFile} viewer @param {(data: any) => Promise<void>} learn */
  constructor(bar, viewer, learn) {
    this.viewer = viewer;
    this.learn = learn;
    this.input = make("input", {
      type: "file",
      accept: ".csv,.tsv,.txt,text/csv,text/plain",
      hidden: true,
      change: () => void this.#file(this.input.files?.[0]),
    });
    this.pasted = make("textarea", {
      rows: 3,
      spellcheck: "false",
      "aria-label": "The lines of a CSV",
      placeholder: "Drop a CSV file here, or paste its lines",
      input: () => void this.take("pasted lines", this.pasted.value),
    });
    this.words = make("div", { class: "own-words", role: "status" });
    this.controls = make("div", { class: "own-controls" });
    this.start = pressable("Learn from it", () => void this.#learn(), { class: "primary" });
    this.element = make(
      "div",
      { class: "own", role: "group", "aria-label": "Your own data", hidden: true },
      this.input,
      make(
        "div",
        { class: "own-line" },
        this.pasted,
        pressable("Choose a file", () => this.input.click(), {}),
      ),
      this.words,
      this.controls,
      make(
        "div",
        { class: "own-line" },
        this.start,
        pressable("Close", () => this.close(), {}),
      ),
    );
    bar.append(this.element);
    this.#listen(viewer.parts.root);
  }

  open() {
    this.element.hidden = false;
    this.start.hidden = this.csv === null;
    this.pasted.focus();
  }

  close() {
    this.reading++;
    this.element.hidden = true;
  }

  /** Reads a text, in slices between which the page stays free, and says what it understands. @param {string} name @param {string} text */
  async take(name, text) {
    this.element.hidden = false;
    this.name = name;
    this.said = { ...this.said, header: FOUND, label: FOUND, target: "", without: [] };
    this.cut = null;
    const turn = ++this.reading;
    if (text.trim() === "") return this.#show(null, "");
    try {
      const cut = await this.#inSlices(fieldsOf(text), turn);
      if (!cut) return;
      this.cut = cut;
      await this.#read();
    } catch (error) {
      if (turn === this.reading) this.#show(null, error);
    }
  }

  /** Reads the fields again, by what was said of them. */
  async #read() {
    const { cut, said } = this;
    if (!cut) return;
    const turn = ++this.reading;
    const columns = (/** @type {string} */ text) => (text === "" ? [] : [Number(text)]);
    try {
      const csv = await this.#inSlices(
        csvOf(this.name, cut, {
          hasHeader: said.header === FOUND ? null : said.header === "yes",
          label: said.label === FOUND || said.target !== "" ? null : Number(said.label),
          targets: columns(said.target),
          without: said.without.map(Number),
        }),
        turn,
      );
      if (csv) this.#show(csv, "");
    } catch (error) {
      if (turn === this.reading) this.#show(null, error);
    }
  }

  /** @template T @param {Generator<undefined, T>} work @param {number} turn @returns {Promise<T|null>} Null where another reading has begun. */
  async #inSlices(work, turn) {
    while (true) {
      const end = performance.now() + WORK_A_TURN;
      while (performance.now() < end) {
        const { done, value } = work.next();
        if (done) return value;
      }
      await breath();
      if (turn !== this.reading) return null;
    }
  }

  /** @param {import("../own/csvdata.js").CsvData|null} csv @param {unknown} trouble */
  #show(csv, trouble) {
    this.csv = csv;
    this.start.hidden = csv === null;
    const message = trouble instanceof Error ? trouble.message : String(trouble);
    // An error that nobody foresaw is one of the page, and not of the file.
    if (trouble instanceof Error && trouble.constructor !== Error && !(trouble instanceof Asked)) throw trouble;
    const lines = csv
      ? csv.understood.map((line) => make("p", {}, line))
      : message
        ? [make("p", { class: "trouble" }, `${this.name}: ${message.replace(/\.?$/, ".")}`)]
        : [];
    this.words.replaceChildren(...lines);
    this.controls.replaceChildren(...(this.cut ? this.#controlsOf(this.cut, csv) : []));
  }

  /** What can be said of the columns. @param {import("../own/csvfields.js").Fields} cut @param {import("../own/csvdata.js").CsvData|null} csv */
  #controlsOf(cut, csv) {
    const { said } = this;
    const hasNames = csv ? csv.table.names !== null : said.header === "yes" || !/\d/.test(cut.fields[0] ?? "");
    /** @type {[string, string][]} */
    const columns = Array.from({ length: cut.columns }, (_, i) => [
      String(i),
      hasNames && cut.fields[i] ? cut.fields[i] : `column ${i + 1}`,
    ]);
    const change = (/** @type {Partial<typeof said>} */ other) => {
      Object.assign(said, other);
      void this.#read();
    };
    const label = new Choice("Classes", [[FOUND, "found"], ...columns], (one) => change({ label: one, target: "" }));
    label.set(said.target !== "" ? FOUND : csv ? String(csv.roles.label ?? FOUND) : said.label);
    const target = new Choice("or a number to predict", [["", "none"], ...columns], (one) => change({ target: one }));
    target.set(said.target);
    const header = new Choice(
      "Header",
      [
        [FOUND, "found"],
        ["yes", "yes"],
        ["no", "no"],
      ],
      (one) => change({ header: one }),
    );
    header.set(csv ? (csv.table.names ? "yes" : "no") : said.header);
    const without = new Toggles("Leave out", columns, (chosen) => change({ without: chosen }));
    without.set(said.without);
    const kinds = termsOf("scaling").map((term) => /** @type {[string, string]} */ ([term, KINDS.scaling[term].name]));
    const scale = new Choice("Values", [[AS_THEY_ARE, AS_THEY_ARE], ...kinds], (one) =>
      Object.assign(said, { scale: one }),
    );
    scale.set(said.scale);
    const share = new Typed(
      "Share tested on",
      { least: 0, most: 1, hasMost: false },
      (one) => Object.assign(said, { share: one }),
      (refused) => say(this.words, refused),
    );
    share.set(said.share);
    const all = [label, target, header, scale, share, ...(cut.columns <= MOST_TOGGLES ? [without] : [])];
    return all.map((one) => one.element);
  }

  async #learn() {
    const { csv, said, viewer } = this;
    if (!csv) return;
    fill(this.start, { disabled: true });
    try {
      const scale = said.scale === AS_THEY_ARE ? null : said.scale;
      const { data, missing } = ownDataOf(viewer.run.engine, csv, { share: said.share, seed: KINDS.usualSeed, scale });
      await this.learn(data);
      if (missing.length > 0) this.words.append(...missing.map((line) => make("p", {}, line)));
      else this.close();
    } catch (error) {
      this.words.append(make("p", { class: "trouble" }, error instanceof Error ? error.message : String(error)));
    } finally {
      fill(this.start, { disabled: null });
    }
  }

  /** @param {File|undefined} file */
  async #file(file) {
    if (!file) return;
    this.input.value = "";
    this.name = file.name;
    this.element.hidden = false;
    if (file.size > MOST_FILE) return this.#show(null, "expected at most 256 MB, found more");
    try {
      await this.take(file.name, decoded(new Uint8Array(await file.arrayBuffer())));
    } catch (error) {
      this.#show(null, error instanceof TypeError ? "expected text in UTF-8, found bytes that are none" : error);
    }
  }

  /** A file dropped on the picture, lines pasted into it. @param {HTMLElement} root */
  #listen(root) {
    const has = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files");
    fill(root, {
      dragover: (/** @type {DragEvent} */ event) => {
        if (has(event)) event.preventDefault();
      },
      drop: (/** @type {DragEvent} */ event) => {
        if (!has(event)) return;
        event.preventDefault();
        void this.#file(event.dataTransfer?.files[0]);
      },
      paste: (/** @type {ClipboardEvent} */ event) => {
        const { clipboardData, target } = event;
        const [file] = clipboardData?.files ?? [];
        const text = clipboardData?.getData("text/plain") ?? "";
        // What is pasted into a field is that field's.
        if (target instanceof HTMLElement && target.matches("input, textarea")) return;
        if (!file && !/\n.*[,;\t\d]/.test(text)) return;
        event.preventDefault();
        void (file ? this.#file(file) : this.take("pasted lines", text));
      },
    });
  }
}

/** UTF-8, or UTF-16 with a byte-order mark; thrown at where it is neither. @param {Uint8Array} bytes */
function decoded(bytes) {
  const mark = (bytes[0] << 8) | bytes[1];
  const encoding = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
