import type { GetStepTools, Inngest } from "inngest";
import { systemActor } from "@/server/core/access/actor";
import { judgeChunk } from "@/server/services/scoring/judge-chunk";
import { inngest } from "../client";
import { type JudgeChunkEvent, responsesGenerated, resultsOutdated } from "../events";
import { retryOpen } from "./work-chunk";

const retries = 20;

type Step = GetStepTools<Inngest.Any>;

async function work(data: JudgeChunkEvent, step: Step, runId: string): Promise<void> {
  await step.run("judge", async () => {
    const report = await judgeChunk.execute(systemActor(data.workspaceId, "score-chunk"), data);
    retryOpen(report);
    return { kept: report.kept, failed: report.failed, open: report.open };
  });
  const { workspaceId, experimentId } = data;
  await step.sendEvent("ring", resultsOutdated.create({ workspaceId, experimentId }, { id: `${runId}:results` }));
}

export const scoreCloudChunk = () =>
  inngest().createFunction(
    {
      id: "score-chunk",
      triggers: [{ event: responsesGenerated, if: "event.data.lane == 'cloud'" }],
      concurrency: [{ key: "event.data.connectionId", limit: 4, scope: "env" }],
      retries,
    },
    async ({ event, step, runId }) => work(event.data, step, runId),
  );

export const scoreLocalChunk = () =>
  inngest().createFunction(
    {
      id: "score-local-chunk",
      triggers: [{ event: responsesGenerated, if: "event.data.lane == 'gpu'" }],
      concurrency: [{ key: "event.data.lane + event.data.connectionId", limit: 1, scope: "env" }],
      retries,
    },
    async ({ event, step, runId }) => work(event.data, step, runId),
  );
