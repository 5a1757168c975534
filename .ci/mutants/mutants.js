// How many small mistakes the tests catch: a sample of mutants by a printed seed. Those of the parsers are made and tried by Stryker, the others by
// rebuilt.js. Not part of every check: a part takes from half an hour to some hours. What a run has found stays in artifacts/mutants; the same command
// goes on where it was stopped. With "again" the survivors of a sample are tried once more, by the tests that are committed now.
//
//   dotnet tool restore && node .ci/mutants/mutants.js PART [COUNT [SEED [again]]]
"use strict";

const { execFileSync, spawnSync } = require("node:child_process");
const { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = require("node:fs");
const { join, relative } = require("node:path");
const { candidates, Workshop } = require("./rebuilt.js");

const root = join(__dirname, "..", "..");

/** What can be tried: the project that is changed, the files of it, the tests that should notice (all, or some classes). */
const parts = {
  engine: {
    project: "NeuralIllumination.Engine",
    files: /^(Lesson|Run|FastPaths|Stage)\//,
    tests: [{ name: "NeuralIllumination.Tests" }, { name: "NeuralIllumination.Views.Tests" }],
    // Long ones that look at few files, or at none of these.
    only: {
      TrigonometryTests: /^Lesson\/Numbers\//,
      PortableMathTests: /^Lesson\/Numbers\/|Exponentials/,
      TaskFilesTests: /^Lesson\//,
      LongWorkTests: /^Run\//,
      ShapeTests: /^(Stage|Run)\//,
      MotionTests: /^(Stage|Run)\//,
    },
    // None of them waits for anything.
    isSteady: true,
  },
  parsers: {
    project: "NeuralIllumination.Learning",
    files: /^(Recipes|Data|Sweeps)\//,
    tests: [{ name: "NeuralIllumination.Tests" }],
    byStryker: true,
  },
  guards: {
    project: "NeuralIllumination.Studio",
    library: "illuminate",
    files: /^(Serving|Sessions)\//,
    tests: [
      {
        name: "NeuralIllumination.Studio.Tests",
        classes: [
          ...["DoorTests", "EditingTests", "EventTests", "FolderTests", "HalfTypedTests", "HtmlTests", "LifeTests"],
          ...["PageTests", "RereadingTests", "SavingTests", "ServeTests", "TextMergeTests", "TogetherTests"],
        ],
      },
    ],
  },
  kernel: {
    project: "NeuralIllumination.Studio",
    library: "illuminate",
    files: /^Kernels\//,
    tests: [
      {
        name: "NeuralIllumination.Studio.Tests",
        classes: [
          ...["CompletionTests", "DepthTests", "DisplayTests", "HoverTests", "InterruptionTests", "KernelTests"],
          ...["LongWorkTests", "MagicTests", "PackageTests", "StreamingTests", "SurvivalTests"],
        ],
      },
    ],
  },
};

// A patch is a few lines that follow each other; a piece is the patches tried in one go, not begun again once it is done.
const PATCH = 12;
const PIECE = 30;

const [name, countText = "200", seedText = String(Date.now() % 1_000_000), again] = process.argv.slice(2);
const part = parts[name];
const count = Number(countText);
const seed = Number(seedText);
if (!part || !Number.isInteger(count) || count < 1 || !Number.isInteger(seed) || (again ?? "again") !== "again") {
  console.error(`Expected: node .ci/mutants/mutants.js ${Object.keys(parts).join("|")} [count [seed [again]]]`);
  process.exit(2);
}

const folder = join(root, "artifacts", "mutants", `${name}-${count}-${seed}`);
mkdirSync(folder, { recursive: true });
console.log(`Part ${name}, ${count} mutants, seed ${seed}`);

const head = execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
const found = (part.byStryker ? foundByStryker() : foundByBuilding()).slice(0, count);

const caught = found.filter((mutant) => mutant.status === "Killed" || mutant.status === "Timeout");
const survivors = found.filter((mutant) => mutant.status === "Survived" || mutant.status === "NoCoverage");
const late = caught.filter((mutant) => mutant.status === "Timeout").length;
console.log(`${late} of the caught ran out of time`);
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
    all.push(...kept(`found-${start}.json`, () => strykers(patches.slice(start, start + PIECE))));
  }
  return all;
}

function foundByBuilding() {
  const source = join(root, "src", part.project);
  const drawn = kept("sample.json", () => ({
    commit: head,
    mutants: shuffled(candidates(source, part.files), seed).slice(0, 2 * count),
  }));
  const known = tried(drawn.commit, drawn.mutants, "found.json", count);
  if (!again) return known;
  // A mutant of a file that has been changed since stands elsewhere, or nowhere.
  const changed = (file) =>
    execFileSync("git", ["diff", "--name-only", drawn.commit, head, "--", join(source, file)], { cwd: root }).length >
    0;
  const survivors = known.filter((mutant) => mutant.status === "Survived" && !changed(mutant.file));
  const now = tried(head, survivors, `again-${head}.json`, count);
  return known.map(
    (mutant) =>
      now.find(
        ({ file, start, replacement }) =>
          file === mutant.file && start === mutant.start && replacement === mutant.replacement,
      ) ?? mutant,
  );
}

/** Tries mutants until so many are known; one that does not compile is passed over. */
function tried(commit, mutants, file, most) {
  const known = kept(file, () => []);
  const counted = () => known.filter((mutant) => mutant.status !== "CompileError");
  const missing = () => counted().length < most && known.length < mutants.length;
  const workshop = missing() ? new Workshop(root, folder, commit, part).opened() : null;
  while (missing()) {
    const mutant = mutants[known.length];
    const start = Date.now();
    known.push({ ...mutant, by: undefined, ...workshop.tried(mutant, known) });
    writeFileSync(join(folder, file), JSON.stringify(known, null, 1));
    const { status, line, mutator, old, replacement, by } = known.at(-1);
    const took = ((Date.now() - start) / 1000).toFixed(0);
    console.log(
      `${counted().length} ${status} ${took} s: ${mutant.file}:${line} ${mutator} → ${replacement} in ${old} ${by ?? ""}`,
    );
  }
  return counted();
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
function strykers(some) {
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
    { cwd: join(root, "tests", part.tests[0].name), stdio: ["ignore", "inherit", "inherit"] },
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
