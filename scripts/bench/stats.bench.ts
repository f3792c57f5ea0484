// The statistics by themselves: `npm run bench -- stats`. Each analysis over 1,000, 100,000 and 1,000,000 samples beside
// sorting as many numbers in the same run, then a whole results page of 5 variants x 12 measures x 100,000 samples, which
// has to take less than 2 s of one core. One process, one thread; what an analysis reads is made before the clock starts.
import { noFacts } from "../../server/core/results/analysis/sample-facts";
import { analyzeRun, summarizeRun } from "../../server/core/results/computations";
import { analyses, drawData } from "./stats/analyses";
import { fullPage } from "./stats/full-page";

const sizes = [1_000, 100_000, 1_000_000];
const pageLimitMs = 2_000;
const shortest = 50;

/** Processor time of one run in ms: as many runs as fill 50 ms, after one to warm up where one is short. */
function clock(run: () => unknown): number {
  const once = spent(run);
  if (once > shortest) return once;
  const runs = Math.max(1, Math.ceil(shortest / Math.max(once, 0.01)));
  return (
    spent(() => {
      for (let i = 0; i < runs; i += 1) run();
    }) / runs
  );
}

function spent(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const shown = (ms: number) => (ms < 10 ? ms.toPrecision(2) : ms.toFixed(0));
const heading = sizes.map((n) => n.toLocaleString("en-US")).join(" | ");
console.log(`\n## Each analysis, ms of processor time by samples\n`);
console.log(`| analysis | ${heading} | at its largest, in sorts of as many numbers |\n| --- |${" --- |".repeat(4)}`);
const data = sizes.map(drawData);
const sorts = data.map(({ continuous }) => clock(() => Float64Array.from(continuous.a).sort()));
const rows = analyses.map(({ name, most = Number.POSITIVE_INFINITY, of }) => {
  const found = data.map((each, i) => {
    if (each.n > most) return null;
    const run = of(each);
    const ms = clock(() => {
      const { status } = run();
      if (status !== "ok") throw new Error(`${name} over ${each.n} samples answers ${status}.`);
    });
    return { n: each.n, ms, sorts: ms / (sorts[i] ?? 1) };
  });
  const last = found.filter((each) => each !== null).at(-1);
  const cells = found.map((each) => (each === null ? "not done" : shown(each.ms)));
  console.log(`| ${name} | ${cells.join(" | ")} | ${last ? last.sorts.toFixed(1) : ""} |`);
  return { name, found };
});
console.log(`| sorting, for comparison | ${sorts.map(shown).join(" | ")} | 1.0 |`);

console.log(`\n## A whole results page: 5 variants x 12 measures x 100,000 samples, s of processor time\n`);
console.log("| data | what the page shows | what lies behind it | both |\n| --- | --- | --- | --- |");
const pages = (["usual", "continuous"] as const).map((kind) => {
  const page = fullPage({ variants: 5, samples: 100_000, kind });
  const { body } = summarizeRun(page);
  const summaryMs = spent(() => summarizeRun(page));
  const analysisMs = spent(() => analyzeRun({ rows: page, snapshot: body, facts: noFacts }));
  const [summary, analysis, both] = [summaryMs, analysisMs, summaryMs + analysisMs].map((ms) =>
    (ms / 1_000).toFixed(2),
  );
  console.log(`| ${kind} | ${summary} | ${analysis} | ${both} |`);
  return { kind, summaryMs, analysisMs };
});
const slow = pages.filter(({ kind, summaryMs }) => kind === "usual" && summaryMs > pageLimitMs);
console.log(slow.length === 0 ? "\nThe page takes less than 2 s." : "\nBROKEN: the page takes 2 s or more.");
console.log(JSON.stringify({ bench: "stats", sorts, rows, pages }));
process.exit(slow.length === 0 ? 0 : 1);
