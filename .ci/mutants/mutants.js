// How many small mistakes the tests catch: a sample of mutants by a printed seed, made and tried by Stryker. Not part of every check: it takes
// about half an hour a part. What a run has found stays in artifacts/mutants; the same command goes on where it was stopped.
//
//   dotnet tool restore && node .ci/mutants/mutants.js PART [COUNT [SEED]]
"use strict";

const { spawnSync } = require("node:child_process");
const { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = require("node:fs");
const { join, relative } = require("node:path");

const root = join(__dirname, "..", "..");

/** What can be tried: the project that is changed, the files of it, the tests that should notice. */
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
  },
  guards: {
    project: "NeuralIllumination.Studio",
    files: /^(Serving|Sessions)\//,
    tests: "NeuralIllumination.Studio.Tests",
  },
  kernel: { project: "NeuralIllumination.Studio", files: /^Kernels\//, tests: "NeuralIllumination.Studio.Tests" },
};

// A piece is what is tried in one go, and is not begun again once it is done.
const PIECE = 100;

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

const chosen = kept("chosen.json", () => sample(listed(), count, seed));
const found = [];
for (let start = 0; start < chosen.length; start += PIECE) {
  found.push(...kept(`found-${start}.json`, () => tried(chosen.slice(start, start + PIECE))));
}

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

/** What a step found, from its file where it has been done before. */
function kept(file, find) {
  const path = join(folder, file);
  if (!existsSync(path)) writeFileSync(path, JSON.stringify(find(), null, 1));
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Every mutant of the part's files: Stryker makes them all, and is asked to try only those of a file that has none. */
function listed() {
  const all = kept("all.json", () => mutantsOf(stryker(["**/NoSuchFile.cs"])));
  return all.filter((mutant) => part.files.test(mutant.file) && mutant.reason === "Removed by mutate filter");
}

/** Fisher and Yates' shuffle by a linear congruential generator (Numerical Recipes, 2nd edition, section 7.1): the same sample for the same seed. */
function sample(all, most, from) {
  const mixed = [...all];
  let state = from >>> 0;
  for (let last = mixed.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const at = Math.floor((state / 2 ** 32) * (last + 1));
    [mixed[last], mixed[at]] = [mixed[at], mixed[last]];
  }
  console.log(`${all.length} mutants to choose from`);
  return mixed.slice(0, most);
}

/** Tries some mutants; what lies within the same place is tried too and not counted. */
function tried(some) {
  const places = some.map((mutant) => `**/${mutant.file}{${mutant.start}..${mutant.end}}`);
  const keys = new Set(some.map(key));
  return mutantsOf(stryker([...new Set(places)])).filter((mutant) => keys.has(key(mutant)));
}

function key(mutant) {
  return [mutant.file, mutant.start, mutant.end, mutant.mutator, mutant.replacement].join("\0");
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
