import { setTimeout as wait } from "node:timers/promises";
import { createRandom } from "@/server/core/random";
import { withTenant } from "@/server/db/with-tenant";
import { startFakeOpenAi } from "@/server/providers/testing/fake-openai";
import { startExperiment } from "@/server/services/experiments/start-experiment";
import { getResultsVersion } from "@/server/services/results/get-results-version";
import { createWorkspace } from "@/server/services/testing/factory";
import { createOpenAiRun } from "./create-openai-run";
import { createWorkers } from "./workers";

export interface CrashPlan {
  seed: string;
  /** How often the run is disturbed. */
  crashes: number;
  samples: number;
  /** A second process stands by from the start. */
  hasStandby: boolean;
  /** What happens at a crash; by default the leading process is killed. */
  crash?: (crash: { kill(): void }) => Promise<void>;
}

export interface CrashReport {
  status: string;
  crashes: number;
  /** Paid calls that the run needs: a generation and a judgement for each trial. */
  needed: number;
  /** Needed calls without a kept result. */
  lost: number;
  /** Results or charges beyond one for each needed call. */
  doubled: number;
  /** Attempts whose process died: reserved, perhaps paid, without a result. */
  abandoned: number;
  open: number;
  /** Micro-dollars by which the purse of the run or its hours differ from the sum of its attempts. */
  misbooked: number;
  calls: number;
  /** Most calls that were in flight when they were interrupted. */
  allowedExtra: number;
  /** From each crash to the next paid call. */
  resumedAfterMs: number[];
}

const maxConcurrency = 8;
const limitMs = 120_000;
const live = ["queued", "running", "unknown"];

async function until(isTrue: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`Waited ${limitMs} ms in vain for ${what}.`);
    await wait(5);
  }
}

/** A whole experiment against a counting provider while its processes are killed at seeded moments, and what is left of it. */
export async function runCrashes(plan: CrashPlan): Promise<CrashReport> {
  const random = createRandom(plan.seed);
  const fake = await startFakeOpenAi({ latencyMs: 25 });
  const workers = await createWorkers();
  const resumedAfterMs: number[] = [];
  try {
    const workspace = await createWorkspace();
    const owner = workspace.members.owner;
    const { baseUrl } = fake;
    const { samples } = plan;
    const experimentId = await createOpenAiRun(workspace, { baseUrl, samples, maxConcurrency, hasJudge: true });
    workers.start();
    if (plan.hasStandby) workers.start();
    await startExperiment.execute(owner, { experimentId });
    const readStatus = async () => {
      try {
        return (await getResultsVersion.execute(owner, { experimentId })).status;
      } catch {
        return "unknown"; // the database is away for a moment
      }
    };

    let crashes = 0;
    while (crashes < plan.crashes) {
      const moment = fake.calls().total + 5 + random.int(45);
      let status = "running";
      await until(async () => {
        if (fake.calls().total >= moment && workers.leader()) return true;
        status = await readStatus();
        return !live.includes(status);
      }, "the moment of the next crash");
      if (fake.calls().total < moment) break;
      await wait(random.int(40));
      const from = performance.now();
      await (plan.crash ?? (async ({ kill }) => kill()))({ kill: workers.replaceLeader });
      crashes += 1;
      // What was already on its way to the provider is no sign of life.
      await wait(30);
      const before = fake.calls().total;
      await until(async () => fake.calls().total > before || (await readStatus()) === "completed", "the next call");
      resumedAfterMs.push(performance.now() - from);
    }
    await until(async () => !live.includes(await readStatus()), "the end of the run");
    const status = await readStatus();
    const rows = await countRows(workspace.workspaceId, experimentId);
    const needed = samples * 2 * 2;
    return {
      status,
      crashes,
      needed,
      lost: samples * 2 - rows.responses + (samples * 2 - rows.judgements),
      doubled: rows.doubledResponses + rows.doubledCharges,
      abandoned: rows.abandoned,
      open: rows.open,
      misbooked: rows.misbooked,
      calls: fake.calls().total,
      allowedExtra: crashes * maxConcurrency,
      resumedAfterMs,
    };
  } finally {
    workers.close();
    await fake.close();
  }
}

interface Counts {
  responses: number;
  judgements: number;
  doubledResponses: number;
  doubledCharges: number;
  abandoned: number;
  open: number;
  misbooked: number;
}

async function countRows(workspaceId: string, experimentId: string): Promise<Counts> {
  const [row] = await withTenant(
    workspaceId,
    (db) => db.$queryRaw<Counts[]>`
      with attempt as (select * from "Attempt" where "experimentId" = ${experimentId}::uuid),
        paid as (select "trialId", "purpose", count(*) as n from attempt where "outcome" = 'succeeded' group by 1, 2),
        response as (select "trialId", count(*) as n from "Response" where "experimentId" = ${experimentId}::uuid group by 1)
      select (select count(*)::int from response) as responses,
        (select count(*)::int from paid where "purpose" <> 'generate') as judgements,
        (select count(*)::int from response where n > 1) as "doubledResponses",
        (select count(*)::int from paid where n > 1) as "doubledCharges",
        (select count(*)::int from attempt where "outcome" = 'abandoned') as abandoned,
        (select count(*)::int from attempt where "outcome" is null) as open,
        (select (abs(p."spentMicroUsd" - a.cost) + abs(p."reservedMicroUsd" - a.held) + abs(h.cost - a.cost))::int
          from "Purse" p,
            (select coalesce(sum("costMicroUsd"), 0) as cost,
              coalesce(sum("reservedMicroUsd") filter (where "outcome" is null), 0) as held from attempt) a,
            (select sum("costMicroUsd") as cost from "CallHour" where "source" = ${experimentId}) h
          where p."key" = ${experimentId}) as misbooked`,
  );
  if (!row) throw new Error("The rows of the run could not be counted.");
  return row;
}
