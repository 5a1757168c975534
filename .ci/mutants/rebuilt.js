// Mutants that are compiled one at a time, in a copy of the repository: for an engine whose loops are too hot for Stryker's switches, and for kernels,
// which are processes of their own and do not see them. The compiler's server stays warm and takes a second; the quick test classes are asked first.
"use strict";

const { execFileSync, spawnSync } = require("node:child_process");
const { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

/** Milliseconds after which tests that only wait are ended. */
const WAITING = 1_200_000;

/** So many classes are asked before all others. */
const LIKELY = 3;

/** Small mistakes: what stands in the code, and what takes its place. Blanks around signs keep generics and pointers out. */
const mistakes = [
  ["arithmetic", / \+ /g, " - "],
  ["arithmetic", / - /g, " + "],
  ["arithmetic", / \* /g, " / "],
  ["arithmetic", / \/ /g, " * "],
  ["arithmetic", / % /g, " * "],
  ["shift", / << /g, " >> "],
  ["shift", / >> /g, " << "],
  ["assignment", / \+= /g, " -= "],
  ["assignment", / -= /g, " += "],
  ["assignment", / \*= /g, " /= "],
  ["step", /\+\+/g, "--"],
  ["step", /--/g, "++"],
  ["comparison", / < /g, " <= "],
  ["comparison", / < /g, " >= "],
  ["comparison", / <= /g, " < "],
  ["comparison", / > /g, " >= "],
  ["comparison", / > /g, " <= "],
  ["comparison", / >= /g, " > "],
  ["comparison", / == /g, " != "],
  ["comparison", / != /g, " == "],
  ["pattern", / is null\b/g, " is not null"],
  ["pattern", / is not null\b/g, " is null"],
  ["logic", / && /g, " || "],
  ["logic", / \|\| /g, " && "],
  ["logic", /(?<=[(\s])!(?=[\w(])/g, ""],
  ["truth", /\btrue\b/g, "false"],
  ["truth", /\bfalse\b/g, "true"],
  ["number", /(?<![\w.])\d+(?![\w.])/g, (found) => String(Number(found) + 1)],
  ["call left out", /(?<=^ +)(?!return|throw|await|yield|base|this)[A-Za-z_][\w.]*\([^;{}\n]*\);(?=$)/gm, ";"],
  ["throw left out", /(?<=^ +)throw new [^;{}\n]*;(?=$)/gm, ";"],
];

/** Every mutant of some files, with its place. */
function candidates(source, chosen) {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".cs") && !/^(bin|obj)\//.test(file) && chosen.test(file))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(source, file), "utf8");
      const code = masked(text);
      return mistakes.flatMap(([mutator, what, instead]) =>
        [...code.matchAll(what)].map((match) => {
          const old = match[0];
          const before = text.slice(0, match.index);
          const line = before.split("\n").length;
          return {
            ...{ file, start: match.index, end: match.index + old.length, line },
            ...{ column: match.index - before.lastIndexOf("\n"), mutator, old: text.split("\n")[line - 1].trim() },
            replacement: typeof instead === "string" ? instead : instead(old),
          };
        }),
      );
    });
}

/** The code with blanks (of no kind that a mistake looks for) in place of comments, texts, characters, attributes and imports. */
function masked(text) {
  return text.replace(
    /\/\/.*|\/\*[^]*?\*\/|"""[^]*?"""|\$?@"(?:[^"]|"")*"|\$?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|^ *\[[A-Z][^\n]*\]$|^using .*$/gm,
    (found) => found.replace(/[^\n]/g, "\u00b7"),
  );
}

/** The part's projects as they were committed, built, with what is needed to compile one and to run the tests that should notice a mutant. */
class Workshop {
  constructor(root, folder, commit, part) {
    this.part = part;
    this.folder = folder;
    this.commit = commit;
    this.copy = join(folder, "..", "copy");
    if (!existsSync(this.copy)) execFileSync("git", ["clone", "-q", root, this.copy]);
    execFileSync("git", ["fetch", "-q", root, commit], { cwd: this.copy });
    execFileSync("git", ["checkout", "-q", "--force", "--detach", commit], { cwd: this.copy });
    this.project = join(this.copy, "src", part.project);
    this.mark = join(this.copy, ".git", "built");
    this.stamp = `${commit} ${part.project} ${part.tests.map(({ name }) => name).join(" ")}`;
    this.dll = join(folder, `${part.library ?? part.project}.dll`);
  }

  /** Builds everything, and times the test classes, which must not fail. */
  opened() {
    const times = join(this.folder, `classes-${this.commit}.json`);
    this.csc = cscOf(this.copy);
    // Where a run goes on, all is there: what it left changed has been checked out anew, and the library is written for each mutant.
    if (!this.isFresh() || !existsSync(times)) {
      this.build();
      // The classes are timed on a library that is compiled as mutants are: what fails without a mistake would catch every one.
      if (!this.compiled()) throw new Error("the library does not compile as it was committed");
      writeFileSync(times, JSON.stringify(this.part.tests.flatMap((project) => this.timed(project))));
    }
    this.classes = JSON.parse(readFileSync(times, "utf8"));
    const whole = this.classes.reduce((sum, { took }) => sum + took, 0);
    console.log(`${this.classes.length} test classes, ${(whole / 1000).toFixed(0)} s without a mutant`);
    return this;
  }

  /** Whether the copy is built, and the tests of this part with it, as they were committed. */
  isFresh() {
    return existsSync(this.mark) && readFileSync(this.mark, "utf8") === this.stamp;
  }

  build() {
    rmSync(this.mark, { force: true });
    for (const { name } of this.part.tests)
      must(run("dotnet", ["build", "-c", "Release", "-v", "q", "-clp:ErrorsOnly"], this.home(name), 1_800_000));
    const asked = [
      "-t:Compile",
      "-p:ProvideCommandLineArgs=true",
      "-p:SkipCompilerExecution=true",
      "-p:NonExistentFile=none",
    ];
    const said = must(
      run(
        "dotnet",
        [
          ...["build", "-c", "Release", "--no-restore", "-p:BuildProjectReferences=false", ...asked],
          "-getItem:CscCommandLineArgs",
        ],
        this.project,
        300_000,
      ),
    );
    // Analysers have no say here, and nothing but the library is wanted; generators must stay.
    const words = JSON.parse(said.stdout)
      .Items.CscCommandLineArgs.map(({ Identity }) => Identity)
      .filter((word) => !/^\/(out|refout|doc|warnaserror.*|noconfig)(:|$)/.test(word))
      .filter((word) => !word.startsWith("/analyzer:") || /Generat/.test(word));
    writeFileSync(join(this.folder, "csc.rsp"), [...words, `/out:${this.dll}`, "/warnaserror-"].join("\n"));
    writeFileSync(this.mark, this.stamp);
  }

  home(tests) {
    return join(this.copy, "tests", tests);
  }

  timed({ name, classes }) {
    const filters = (classes ?? []).flatMap((one) => ["--filter-class", `*.${one}`]);
    const tests = must(this.ran(name, filters, 3_600)).tests;
    const took = new Map();
    for (const { extra, duration } of tests) took.set(extra.type, (took.get(extra.type) ?? 0) + duration);
    return [...took].map(([type, time]) => ({ project: name, type, took: time }));
  }

  /** Runs some tests of a project, for so many seconds of a processor at most: on a busy machine the clock says little. */
  ran(project, filters, seconds) {
    const report = join(this.folder, "report.json");
    rmSync(report, { force: true });
    const ended = run(
      "sh",
      [
        ...[
          "-c",
          `ulimit -t ${seconds}; exec "$@"`,
          "sh",
          join(this.home(project), "bin", "Release", "net10.0", project),
        ],
        ...["--progress", "off", "--stop-on-fail", "on", "--report-xunit-ctrf", "--report-xunit-ctrf-filename"],
        ...["report.json", "--results-directory", this.folder, ...filters],
      ],
      this.copy,
      WAITING,
    );
    const tests = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")).results.tests : [];
    return { ...ended, tests };
  }

  /** Compiles the library as it stands and gives it to the tests. @returns Whether it compiles. */
  compiled() {
    const words = [this.csc, "-shared", "-keepalive:900", "-noconfig", `@${join(this.folder, "csc.rsp")}`];
    if (run("dotnet", words, this.project, 300_000).status !== 0) return false;
    for (const { name } of this.part.tests)
      copyFileSync(this.dll, join(this.home(name), "bin", "Release", "net10.0", this.dll.split("/").at(-1)));
    return true;
  }

  /** What becomes of a mutant: CompileError, Survived, Killed or Timeout, and by which class. */
  tried(mutant, known) {
    const path = join(this.project, mutant.file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.slice(0, mutant.start) + mutant.replacement + text.slice(mutant.end));
    try {
      if (!this.compiled()) return { status: "CompileError" };
      const asked = this.classes.filter(
        ({ type }) => this.part.only?.[type.split(".").at(-1)]?.test(mutant.file) ?? true,
      );
      return this.noticed(this.likely(mutant, known).concat(turnsOf(asked)));
    } finally {
      writeFileSync(path, text);
    }
  }

  /** A turn of those classes that caught most others of the same folder. */
  likely(mutant, known) {
    const caught = known.filter(({ file, by }) => by && dirname(file) === dirname(mutant.file)).map(({ by }) => by);
    const often = (type) => caught.filter((by) => by === type).length;
    const best = this.classes.filter(({ type }) => caught.includes(type)).sort((a, b) => often(b.type) - often(a.type));
    return turnsOf(best.slice(0, LIKELY));
  }

  /** Where tests wait for processes, a failure counts when it comes twice: on a busy machine one can be an accident. */
  noticed(turns) {
    for (const { project, classes, took } of turns) {
      const patience = Math.ceil(15 + (3 * took) / 1000);
      const filters = classes.flatMap((type) => ["--filter-class", type]);
      const first = this.ran(project, filters, patience);
      if (first.status === 0) continue;
      const failed = first.tests.filter(({ status }) => status === "failed");
      const by = failed[0]?.extra.type ?? classes[0];
      if (first.signal) return { status: "Timeout", by };
      if (this.part.isSteady) return { status: "Killed", by };
      const again = failed.slice(0, 3).flatMap(({ extra }) => ["--filter-method", `${extra.type}.${extra.method}`]);
      const second = this.ran(project, again.length ? again : filters, patience);
      if (second.status !== 0) return { status: second.signal ? "Timeout" : "Killed", by };
    }
    return { status: "Survived" };
  }
}

/** The compiler of the SDK that the repository asks for. */
function cscOf(folder) {
  const sdk = must(run("dotnet", ["--version"], folder, 60_000)).stdout.trim();
  const all = must(run("dotnet", ["--list-sdks"], folder, 60_000)).stdout;
  const [, home] = all.match(new RegExp(`^${sdk.replaceAll(".", "\\.")} \\[(.*)\\]$`, "m"));
  return join(home, sdk, "Roslyn", "bincore", "csc.dll");
}

/** Classes in turns, quick ones first: the first turn takes a fifteenth of the time, each further one thrice as long. */
function turnsOf(classes) {
  const turns = [];
  for (const project of new Set(classes.map((one) => one.project))) {
    const own = classes.filter((one) => one.project === project).sort((a, b) => a.took - b.took);
    let turn = null;
    let most = own.reduce((sum, { took }) => sum + took, 0) / 15;
    for (const { type, took } of own) {
      if (!turn || turn.took + took > most) {
        if (turn) most *= 3;
        turn = { project, classes: [], took: 0 };
        turns.push(turn);
      }
      turn.classes.push(type);
      turn.took += took;
    }
  }
  return turns.sort((a, b) => a.took - b.took);
}

function must(ended) {
  if (ended.status !== 0) throw new Error(`Without a mutant this fails:\n${ended.stdout}\n${ended.stderr}`);
  return ended;
}

function run(program, words, folder, timeout) {
  return spawnSync(program, words, {
    ...{ cwd: folder, timeout, killSignal: "SIGKILL", encoding: "utf8", maxBuffer: 1 << 28 },
    // 4 GB: a mutant that fills the memory is not to take the machine with it.
    env: { ...process.env, DOTNET_GCHeapHardLimit: "100000000" },
  });
}

module.exports = { candidates, Workshop };
