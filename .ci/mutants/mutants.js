// How many small mistakes the tests catch: a sample of mutants by a printed seed. Those of the parsers are made and tried by Stryker, the others by
// rebuilt.js. Not part of every check: a part takes from ten minutes to some hours. What a run has found stays in artifacts/mutants; the same command
// goes on where it was stopped.
//
//   dotnet tool restore && node .ci/mutants/mutants.js PART [COUNT [SEED]]
"use strict";

const { spawnSync } = require("node:child_process");
const { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = require("node:fs");
const { join, relative } = require("node:path");
const { candidates, copied, tryOut } = require("./rebuilt.js");

const root = join(__dirname, "..", "..");

/** What can be tried: the project that is changed, the files of it, the tests that should notice (all, or some classes). */
const parts = {
  engine: {
    project: "NeuralIllumination.Engine",
    files: /^(Lesson|Run|FastPaths|Stage)\//,
    tests: "NeuralIllumination.Tests",
  },
  parsers: {
    project: "NeuralIllumination.Learning",
    files: /^(Recipes|Data|Sweeps)\//,
    tests: "NeuralIllumination.Tests",
    byStryker: true,
  },
  guards: {
    project: "NeuralIllumination.Studio",
    files: /^(Serving|Sessions)\//,
    tests: "NeuralIllumination.Studio.Tests",
    classes: [
      ...["DoorTests", "EditingTests", "EventTests", "FolderTests", "HalfTypedTests", "HtmlTests", "LifeTests"],
      ...["PageTests", "RereadingTests", "SavingTests", "ServeTests", "TextMergeTests", "TogetherTests"],
    ],
  },
  kernel: {
    project: "NeuralIllumination.Studio",
    files: /^Kernels\//,
    tests: "NeuralIllumination.Studio.Tests",
    classes: [
      ...["CompletionTests", "DepthTests", "DisplayTests", "HoverTests", "InterruptionTests", "KernelTests"],
      ...["LongWorkTests", "MagicTests", "StreamingTests", "SurvivalTests"],
    ],
  },
};

// A patch is a few lines that follow each other; a piece is the patches tried in one go, not begun again once it is done.
const PATCH = 12;
const PIECE = 30;

const [name, countText = "200", seedText = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const part = parts[name];
const count = Number(countText);
const seed = Number(seedText);
if (!part || !Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error(`Expected: node .ci/mutants/mutants.js ${Object.keys(parts).join("|")} [count [seed]]`);
  process.exit(2);
}

const folder = join(root, "artifacts", "mutants", `${name}-${count}-${seed}`);
mkdirSync(folder, { recursive: true });
console.log(`Part ${name}, ${count} mutants, seed ${seed}`);

const found = (part.byStryker ? foundByStryker() : foundByBuilding()).slice(0, count);

const caught = found.filter((mutant) => mutant.status === "Killed" || mutant.status === "Timeout");
const survivors = found.filter((mutant) => mutant.status === "Survived" || mutant.status === "NoCoverage");
console.log("| part | mutants tried | caught | share | seed |\n|---|---|---|---|---|");
const share = ((100 * caught.length) / (caught.length + survivors.length)).toFixed(1);
console.log(`| ${name} | ${caught.length + survivors.length} | ${caught.length} | ${share}% | ${seed} |\n`);
for (const mutant of survivors) {
  console.log(
    `${mutant.status}: ${mutant.file}:${mutant.line}:${mutant.column} ${mutant.mutator}: ${mutant.old} → ${mutant.replacement}`,
  );
}

function foundByStryker() {
  const patches = kept("patches.json", () => shuffled(patchesOf(join(root, "src", part.project)), seed));
  const all = [];
  for (let start = 0; start < patches.length && all.length < count; start += PIECE) {
    all.push(...kept(`found-${start}.json`, () => tried(patches.slice(start, start + PIECE))));
  }
  return all;
}

function foundByBuilding() {
  const copy = join(folder, "copy");
  copied(root, copy);
  const all = kept("mutants.json", () =>
    shuffled(candidates(join(copy, "src", part.project), part.files), seed).slice(0, 2 * count),
  );
  const known = kept("found.json", () => []);
  tryOut(copy, part, all, count, known, (mutant) => {
    known.push(mutant);
    writeFileSync(join(folder, "found.json"), JSON.stringify(known, null, 1));
    console.log(`${mutant.status}: ${mutant.file}:${mutant.line} ${mutant.mutator}`);
  });
  return known.filter((mutant) => mutant.status !== "CompileError");
}

/** What a step found, from its file where it has been done before. */
function kept(file, find) {
  const path = join(folder, file);
  if (!existsSync(path)) writeFileSync(path, JSON.stringify(find(), null, 1));
  return JSON.parse(readFileSync(path, "utf8"));
}

/** The part's files in patches: Stryker cannot list its mutants without trying them, so lines are drawn by lot instead. */
function patchesOf(source) {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".cs") && part.files.test(file))
    .sort()
    .flatMap((file) => {
      const lines = readFileSync(join(source, file), "utf8").split(/(?<=\n)/);
      const starts = [0];
      for (const line of lines) starts.push(starts[starts.length - 1] + line.length);
      const found = [];
      for (let line = 0; line < lines.length; line += PATCH)
        found.push({ file, start: starts[line], end: starts[Math.min(line + PATCH, lines.length)] });
      return found;
    });
}

/** Fisher and Yates' shuffle by a linear congruential generator (Numerical Recipes, 2nd edition, section 7.1): the same order for the same seed. */
function shuffled(all, from) {
  const mixed = [...all];
  let state = from >>> 0;
  for (let last = mixed.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const at = Math.floor((state / 2 ** 32) * (last + 1));
    [mixed[last], mixed[at]] = [mixed[at], mixed[last]];
  }
  console.log(`${all.length} to choose from`);
  return mixed;
}

/** Tries every mutant that lies within the patches, patch by patch. */
function tried(some) {
  const mutants = mutantsOf(stryker(some.map((patch) => `**/${patch.file}{${patch.start}..${patch.end}}`)));
  return some.flatMap((patch) =>
    mutants.filter(
      (mutant) =>
        mutant.file === patch.file &&
        mutant.start >= patch.start &&
        mutant.end <= patch.end &&
        !["Ignored", "CompileError"].includes(mutant.status),
    ),
  );
}

function stryker(places) {
  const output = join(folder, "stryker");
  rmSync(output, { recursive: true, force: true });
  const ran = spawnSync(
    "dotnet",
    [
      ...["stryker", "--test-runner", "mtp", "--project", `${part.project}.csproj`, "--configuration", "Release"],
      ...["--concurrency", "1", "--reporter", "json", "--skip-version-check", "--output", output],
      ...places.flatMap((place) => ["--mutate", place]),
    ],
    { cwd: join(root, "tests", part.tests), stdio: ["ignore", "inherit", "inherit"] },
  );
  if (ran.status !== 0) throw new Error(`Stryker ended with ${ran.status}`);
  return JSON.parse(
    readFileSync(
      join(
        output,
        "reports",
        readdirSync(join(output, "reports")).find((file) => file.endsWith(".json")),
      ),
      "utf8",
    ),
  );
}

function mutantsOf(report) {
  const source = join(root, "src", part.project);
  return Object.entries(report.files).flatMap(([path, file]) => {
    const starts = [0];
    for (let at = file.source.indexOf("\n"); at >= 0; at = file.source.indexOf("\n", at + 1)) starts.push(at + 1);
    const place = ({ line, column }) => starts[line - 1] + column - 1;
    return file.mutants.map((mutant) => {
      const [start, end] = [place(mutant.location.start), place(mutant.location.end)];
      return {
        file: relative(source, path).replaceAll("\\", "/"),
        ...{ line: mutant.location.start.line, column: mutant.location.start.column, start, end },
        mutator: mutant.mutatorName,
        old: short(file.source.slice(start, end)),
        replacement: short(mutant.replacement ?? ""),
        ...{ status: mutant.status, reason: mutant.statusReason },
      };
    });
  });
}

function short(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 90 ? `${line.slice(0, 60)}…${line.slice(-29)}` : line;
}
