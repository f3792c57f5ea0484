import type { GetStepTools, Inngest } from "inngest";
import { systemActor } from "@/server/core/access/actor";
import { generateChunk } from "@/server/services/generation/generate-chunk";
import { listJudgeChunks } from "@/server/services/scoring/list-judge-chunks";
import { inngest } from "../client";
import { type ChunkEvent, responsesGenerated, resultsOutdated, trialsPlanned } from "../events";
import { retryOpen } from "./work-chunk";

const retries = 20;

type Step = GetStepTools<Inngest.Any>;

async function work(data: ChunkEvent, step: Step, runId: string): Promise<void> {
  const actor = systemActor(data.workspaceId, "generate-chunk");
  await step.run("generate", async () => {
    const report = await generateChunk.execute(actor, data);
    retryOpen(report);
    return { kept: report.kept, failed: report.failed, open: report.open };
  });
  const judges = (await step.run("judges", async () => {
    const { judges } = await listJudgeChunks.execute(actor, { experimentId: data.experimentId });
    return judges;
  })) as { evaluatorId: string; connectionId: string; lane: "cloud" | "gpu" }[];
  const { workspaceId, experimentId } = data;
  await step.sendEvent("ring", [
    resultsOutdated.create({ workspaceId, experimentId }, { id: `${runId}:results` }),
    ...judges.map((judge) => responsesGenerated.create({ ...data, ...judge }, { id: `${runId}:${judge.evaluatorId}` })),
  ]);
}

/** Chunks for a cloud API: several at once per connection; the user's own limit is held inside. */
export const generateCloudChunk = () =>
  inngest().createFunction(
    {
      id: "generate-chunk",
      triggers: [{ event: trialsPlanned, if: "event.data.lane == 'cloud'" }],
      concurrency: [{ key: "event.data.connectionId", limit: 4, scope: "env" }],
      retries,
    },
    async ({ event, step, runId }) => work(event.data, step, runId),
  );

/** Chunks for a local host: one at a time, in the order of their models, so that each model loads once. */
export const generateLocalChunk = () =>
  inngest().createFunction(
    {
      id: "generate-local-chunk",
      triggers: [{ event: trialsPlanned, if: "event.data.lane == 'gpu'" }],
      concurrency: [{ key: "event.data.lane + event.data.connectionId", limit: 1, scope: "env" }],
      retries,
    },
    async ({ event, step, runId }) => work(event.data, step, runId),
  );
