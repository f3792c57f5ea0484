// A whole experiment of 2,000 trials (plan, reserve, call, score, summarise) against a local OpenAI-compatible server
// without latency, beside the bare client making the same calls.
import { setTimeout as wait } from "node:timers/promises";
import { openBenchDatabase } from "./bench-database";
import { peakMemoryMb, startChild } from "./child";

const trials = Number(process.argv[2] ?? 2_000);
const concurrency = 32;

const database = await openBenchDatabase();
Object.assign(process.env, database.env);
const fake = await startChild("server/providers/testing/run-fake-openai.ts");
const { baseUrl, url } = JSON.parse(fake.firstLine) as { baseUrl: string; url: string };

async function bareLoop(): Promise<number> {
  const bare = await startChild("scripts/bench/bare-client.ts", [baseUrl, String(trials), String(concurrency)]);
  return (trials / Number(bare.firstLine)) * 1000;
}

const { createWorkspace } = await import("@/server/services/testing/factory");
const { createOpenAiRun } = await import("@/inngest/functions/testing/create-openai-run");
const { startExperiment } = await import("@/server/services/experiments/start-experiment");
const { getResultsVersion } = await import("@/server/services/results/get-results-version");
const { withTenant } = await import("@/server/db/with-tenant");

const bareBefore = await bareLoop();
const server = await startChild("inngest/functions/testing/run-worker.ts", [], database.env);
const workspace = await createWorkspace();
const owner = workspace.members.owner;
const samples = trials / 2;
const experimentId = await createOpenAiRun(workspace, {
  baseUrl,
  samples,
  maxConcurrency: concurrency,
  hasJudge: false,
});
await startExperiment.execute(owner, { experimentId });
while ((await getResultsVersion.execute(owner, { experimentId })).status !== "completed") await wait(100);
const [span] = await withTenant(
  workspace.workspaceId,
  (db) => db.$queryRaw<{ seconds: number; responses: number }[]>`
    select extract(epoch from max("finishedAt") - min("startedAt"))::float8 as seconds,
      (select count(*)::int from "Response" where "experimentId" = ${experimentId}::uuid) as responses
    from "Attempt" where "experimentId" = ${experimentId}::uuid`,
);
const memoryMb = peakMemoryMb(server.pid);
const bareAfter = await bareLoop();
const { total } = (await (await fetch(`${url}/__calls`)).json()) as { total: number };
server.stop();
fake.stop();
await database.close();

const perSecond = trials / (span?.seconds ?? Number.NaN);
const bare = (bareBefore + bareAfter) / 2;
const metrics = {
  trials,
  generationsPerSecond: Math.round(perSecond),
  bareClientCallsPerSecond: Math.round(bare),
  share: Number((perSecond / bare).toFixed(3)),
  peakServerMemoryMb: memoryMb,
  calls: total - 2 * trials,
};
console.log(`
${trials} trials, ${concurrency} calls under way, 1 metric, row-level security on, fsync on
  Assay            ${String(metrics.generationsPerSecond).padStart(6)} generations/s
  bare client loop ${String(metrics.bareClientCallsPerSecond).padStart(6)} calls/s (before and after, mean)
  share            ${(metrics.share * 100).toFixed(1).padStart(6)} %
  server memory    ${String(memoryMb).padStart(6)} MB at its peak
  calls made       ${String(metrics.calls).padStart(6)} (one per trial is right)
`);
console.log(JSON.stringify({ bench: "main", metrics }));
process.exit(metrics.calls === trials && span?.responses === trials ? 0 : 1);
