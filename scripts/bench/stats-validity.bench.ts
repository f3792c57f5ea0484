// Simulated experiments of known truth: `npm run bench -- stats-validity [runs]`. Seeded; some minutes. Prints how often
// equal variants are told apart by chance beside a t test at every look, how often intervals hold the truth, whether plans
// find what they promise, and when real differences are proven. Ends with 1 when a promise is broken beyond chance.
import { intervalFamilies } from "../../server/core/stats/validity/interval-families";
import { plannedPowers } from "../../server/core/stats/validity/planned-power";
import {
  countFalseVerdicts,
  coverageOf,
  measurePower,
  simulationError,
  stoppingTimes,
} from "../../server/core/stats/validity/simulate";
import { differentVariants, equalVariants } from "../../server/core/stats/validity/watched-runs";

const runs = Number(process.argv[2] ?? 1_000);
if (!Number.isInteger(runs) || runs < 20) {
  console.error("The number of runs is a whole number from 20: npm run bench -- stats-validity 1000");
  process.exit(2);
}
const watching = { samples: 1_000, every: 10, alpha: 0.05 };
const broken: string[] = [];
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const table = (title: string, head: string[], rows: string[][]) => {
  console.log(`\n## ${title}\n\n| ${head.join(" | ")} |\n|${head.map(() => " --- |").join("")}`);
  for (const row of rows) console.log(`| ${row.join(" | ")} |`);
};

const falseVerdicts = equalVariants.map((kind) => countFalseVerdicts(kind, runs, watching));
table(
  `False verdicts: ${runs} A/A experiments, watched after every 10 of 1,000 samples (promise: at most 5 %)`,
  ["data", "confidence sequence", "t test at every look"],
  falseVerdicts.map(({ name, sequential, peeked }) => [name, percent(sequential), percent(peeked)]),
);
for (const { name, sequential } of falseVerdicts) {
  if (sequential > watching.alpha + simulationError(watching.alpha, runs)) broken.push(`false verdicts on ${name}`);
}

const coverages = intervalFamilies.map((family) => coverageOf(family, 4 * runs));
table(
  `Coverage of 95 % intervals (${4 * runs} runs; those below 95 % in the third column are known approximations)`,
  ["interval", "data", "accepted from", "measured", "without an interval"],
  coverages.map((c) => [c.name, c.data, percent(c.least), percent(c.covered), percent(c.none / c.runs)]),
);
for (const { name, data, covered, least, runs: drawn, none } of coverages) {
  if (covered < least - simulationError(least, drawn - none)) broken.push(`coverage of ${name}, ${data}`);
}

const powers = plannedPowers.map((plan) => measurePower(plan, 4 * runs));
table(
  `Power where planned (${4 * runs} runs)`,
  ["plan", "n", "promised", "measured"],
  powers.map(({ name, n, promised, found }) => [name, String(n), percent(promised), percent(found)]),
);
for (const { name, promised, found, runs: drawn } of powers) {
  if (found < promised - 0.02 - simulationError(promised, drawn)) broken.push(`power of ${name}`);
}

const stops = differentVariants.map((kind) => stoppingTimes(kind, runs, watching));
table(
  `When a real difference is proven (${runs} runs, at most 1,000 samples)`,
  ["data", "proven", "median samples", "90 % by"],
  stops.map(({ name, found, median, p90 }) => [
    name,
    percent(found),
    String(median ?? "later"),
    String(p90 ?? "later"),
  ]),
);

console.log(broken.length === 0 ? "\nEvery promise holds." : `\nBROKEN: ${broken.join("; ")}`);
console.log(JSON.stringify({ bench: "stats-validity", runs, falseVerdicts, coverages, powers, stops, broken }));
process.exit(broken.length === 0 ? 0 : 1);
