// Mutants that are built anew, one at a time, in a copy of the repository: for an engine whose loops are too hot for Stryker's switches, and for kernels,
// which are processes of their own and do not see them.
"use strict";

const { execFileSync, spawnSync } = require("node:child_process");
const { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

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

/** Tries mutants until so many have been tried; one that does not compile is passed over. Tells of each as it is known. */
function tryOut(copy, part, mutants, count, known, tell) {
  const project = join(copy, "src", part.project);
  const tests = join(copy, "tests", part.tests);
  if (!existsSync(join(copy, ".git"))) throw new Error(`No copy at ${copy}`);
  const bin = join(tests, "bin", "Release", "net10.0");
  const dll = `${part.project}.dll`;
  run("dotnet", ["build", "-c", "Release", "-v", "q", "-clp:ErrorsOnly"], tests, 1_200_000);
  const whole = test();
  if (whole.caught) throw new Error(`The tests fail without a mutant:\n${whole.said}`);
  console.log(`Without a mutant the tests take ${(whole.took / 1000).toFixed(0)} s`);
  const patience = 60_000 + 4 * whole.took;

  let tried = known.filter((mutant) => mutant.status !== "CompileError").length;
  for (const mutant of mutants.slice(known.length)) {
    if (tried >= count) break;
    const path = join(project, mutant.file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.slice(0, mutant.start) + mutant.replacement + text.slice(mutant.end));
    let status = "CompileError";
    if (built()) {
      status = test(patience).caught ? "Killed" : "Survived";
      tried++;
    }
    writeFileSync(path, text);
    tell({ ...mutant, status });
  }

  function built() {
    const arguments_ = ["build", "-c", "Release", "-v", "q", "-clp:ErrorsOnly", "--no-restore", "--no-dependencies"];
    if (run("dotnet", [...arguments_, "-p:TreatWarningsAsErrors=false"], project, 300_000).status !== 0) return false;
    const [made] = readdirSync(join(project, "bin", "Release"))
      .map((target) => join(project, "bin", "Release", target, dll))
      .filter((file) => existsSync(file));
    copyFileSync(made, join(bin, dll));
    return true;
  }

  function test(timeout = 3_600_000) {
    const start = Date.now();
    const filters = (part.classes ?? []).flatMap((name) => ["--filter-class", `*.${name}`]);
    const ended = run(join(bin, part.tests), ["--progress", "off", "--stop-on-fail", "on", ...filters], copy, timeout);
    return { caught: ended.status !== 0, said: ended.stdout, took: Date.now() - start };
  }
}

function run(program, words, folder, timeout) {
  return spawnSync(program, words, {
    cwd: folder,
    timeout,
    killSignal: "SIGKILL",
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
}

/** A copy of what is committed, once a part. */
function copied(root, copy) {
  if (!existsSync(copy)) execFileSync("git", ["clone", "-q", root, copy]);
}

module.exports = { candidates, copied, tryOut };
