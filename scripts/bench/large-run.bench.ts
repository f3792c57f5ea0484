// A very large run on real rows: `npm run bench -- large-run [samples] [variants] [measures]`. How long it takes from the rows
// in PostgreSQL to what the page shows, and how long the process that does it cannot answer anybody meanwhile; beside the
// database alone averaging the same scores by variant and measure.
import path from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { buildStatistics } from "../lib/build.mjs";
import { root } from "../lib/options.mjs";
import { openBenchDatabase } from "./bench-database";
import { peakMemoryMb } from "./child";
import { writeLargeRun } from "./large-run/write-large-run";

const [samples = 100_000, variants = 5, measures = 12] = process.argv.slice(2).map(Number);

const database = await openBenchDatabase();
const ASSAY_STATISTICS_FILE = await buildStatistics({ root, logs: path.join(root, ".data/logs") });
Object.assign(process.env, database.env, { ASSAY_STATISTICS_FILE });
const { systemActor } = await import("@/server/core/access/actor");
const { summarizeResults } = await import("@/server/services/results/summarize-results");
const { listResultSamples } = await import("@/server/services/results/list-result-samples");
const { withTenant } = await import("@/server/db/with-tenant");
const { analyzeResults } = await import("@/server/services/results/analyze-results");

const wroteFrom = performance.now();
const { workspace, experimentId } = await writeLargeRun(database.ownerUrl, { samples, variants, measures });
console.log(
  `${((performance.now() - wroteFrom) / 1_000).toFixed(0)} s to write ${samples} samples x ${variants} x ${measures}`,
);
const actor = systemActor(workspace.workspaceId, "bench");
const { viewer } = workspace.members;

async function watched(name: string, act: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const [from, before] = [performance.now(), process.cpuUsage()];
  await act();
  const seconds = (performance.now() - from) / 1_000;
  const { user, system } = process.cpuUsage(before);
  delay.disable();
  const figures = {
    name,
    seconds,
    processorSeconds: (user + system) / 1e6,
    longestPauseMs: delay.max / 1e6,
    p99PauseMs: delay.percentile(99) / 1e6,
    peakMemoryMb: peakMemoryMb(process.pid),
  };
  const { longestPauseMs, p99PauseMs } = figures;
  const ratio = bareSeconds === null ? 1 : seconds / bareSeconds;
  const cells = [seconds.toFixed(1), ratio.toFixed(1), longestPauseMs.toFixed(0), p99PauseMs.toFixed(0)];
  console.log(`| ${name} | ${cells.join(" | ")} |`);
  return figures;
}

console.log("\n| what | s | in bare averages | longest pause of the process, ms | 99 % of its pauses below, ms |");
console.log(`| --- |${" --- |".repeat(4)}`);
let bareSeconds: number | null = null;
const bare = await watched("the database alone: averages", () =>
  withTenant(
    workspace.workspaceId,
    (db) => db.$queryRaw`
      select t."variantId", s."evaluatorId", avg(s."value") from "Trial" t join "Score" s on s."trialId" = t."id"
      where t."experimentId" = ${experimentId}::uuid and s."experimentId" = ${experimentId}::uuid group by 1, 2`,
  ),
);
bareSeconds = bare.seconds;
const first = await watched("first summary", () => summarizeResults.execute(actor, { experimentId }));
const again = await watched("summary again", () => summarizeResults.execute(actor, { experimentId }));
const analysis = await watched("analysis", () => analyzeResults.execute(actor, { experimentId }));
const page = { experimentId, limit: 50, filter: "all", search: "" } as const;
const worst = await watched("page of samples, worst first", () =>
  listResultSamples.execute(viewer, { ...page, sort: "worst" }),
);
const inOrder = await watched("page of samples, in order", () =>
  listResultSamples.execute(viewer, { ...page, sort: "order", cursor: String(samples / 2) }),
);
await database.close();
console.log(
  JSON.stringify({ bench: "large-run", samples, variants, measures, bare, first, again, analysis, worst, inOrder }),
);
process.exit(0);
