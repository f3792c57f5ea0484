// A whole experiment of 2,000 trials (plan, reserve, call, score, summarise) against a local OpenAI-compatible server
// without latency, beside the bare client making the same calls.

import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { buildWorker } from "../lib/build.mjs";
import { root } from "../lib/options.mjs";
import { openBenchDatabase } from "./bench-database";
import { cpuMs, peakMemoryMb, startChild } from "./child";

const trials = Number(process.argv[2] ?? 2_000);
const concurrency = 32;

const database = await openBenchDatabase();
Object.assign(process.env, database.env);
const fake = await startChild("server/providers/testing/run-fake-openai.ts");
const { baseUrl, url } = JSON.parse(fake.firstLine) as { baseUrl: string; url: string };

async function bareLoop(): Promise<{ perSecond: number; cpuMsPerCall: number }> {
  const bare = await startChild("scripts/bench/bare-client.ts", [baseUrl, String(trials), String(concurrency)]);
  const { tookMs, cpuMs: used } = JSON.parse(bare.firstLine) as { tookMs: number; cpuMs: number };
  return { perSecond: (trials / tookMs) * 1000, cpuMsPerCall: used / trials };
}

const { createWorkspace } = await import("@/server/services/testing/factory");
const { createOpenAiRun } = await import("@/inngest/functions/testing/create-openai-run");
const { startExperiment } = await import("@/server/services/experiments/start-experiment");
const { getResultsVersion } = await import("@/server/services/results/get-results-version");
const { withTenant } = await import("@/server/db/with-tenant");

const worker = await buildWorker({ root, logs: path.join(root, ".data/logs") });
const bareBefore = await bareLoop();
const server = await startChild(worker, [], { ...database.env, LOG_LEVEL: "info" });
const workspace = await createWorkspace();
const owner = workspace.members.owner;
const samples = trials / 2;
const experimentId = await createOpenAiRun(workspace, {
  baseUrl,
  samples,
  maxConcurrency: concurrency,
  hasJudge: false,
});
const cpuBefore = cpuMs(server.pid);
await startExperiment.execute(owner, { experimentId });
while ((await getResultsVersion.execute(owner, { experimentId })).status !== "completed") await wait(100);
const [span] = await withTenant(
  workspace.workspaceId,
  (db) => db.$queryRaw<{ seconds: number; responses: number }[]>`
    select extract(epoch from max("finishedAt") - min("startedAt"))::float8 as seconds,
      (select count(*)::int from "Response" where "experimentId" = ${experimentId}::uuid) as responses
    from "Attempt" where "experimentId" = ${experimentId}::uuid`,
);
const cpuAfter = cpuMs(server.pid);
const memoryMb = peakMemoryMb(server.pid);
const bareAfter = await bareLoop();
const { total } = (await (await fetch(`${url}/__calls`)).json()) as { total: number };
server.stop();
fake.stop();
await database.close();

const perSecond = trials / (span?.seconds ?? Number.NaN);
const bare = (bareBefore.perSecond + bareAfter.perSecond) / 2;
const round = (value: number, digits: number) => Number(value.toFixed(digits));
const metrics = {
  trials,
  generationsPerSecond: Math.round(perSecond),
  bareClientCallsPerSecond: Math.round(bare),
  share: round(perSecond / bare, 3),
  serverCpuMsPerTrial: cpuBefore === null || cpuAfter === null ? null : round((cpuAfter - cpuBefore) / trials, 2),
  bareClientCpuMsPerCall: round((bareBefore.cpuMsPerCall + bareAfter.cpuMsPerCall) / 2, 2),
  peakServerMemoryMb: memoryMb,
  calls: total - 2 * trials,
};
const row = (name: string, value: number | string | null, unit: string) =>
  console.log(`  ${name.padEnd(18)}${String(value).padStart(7)} ${unit}`);
console.log(`\n${trials} trials, ${concurrency} calls under way, 1 metric, row-level security on, fsync on`);
row("Assay", metrics.generationsPerSecond, "generations/s");
row("bare client loop", metrics.bareClientCallsPerSecond, "calls/s (before and after, mean)");
row("share", (metrics.share * 100).toFixed(1), "%");
row("server CPU", metrics.serverCpuMsPerTrial, "ms a trial");
row("bare client CPU", metrics.bareClientCpuMsPerCall, "ms a call");
row("server memory", memoryMb, "MB at its peak");
row("calls made", metrics.calls, "(one per trial is right)");
console.log(JSON.stringify({ bench: "main", metrics }));
process.exit(metrics.calls === trials && span?.responses === trials ? 0 : 1);
