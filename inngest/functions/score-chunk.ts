import { systemActor } from "@/server/core/access/actor";
import { judgeChunk } from "@/server/services/scoring/judge-chunk";
import { inngest } from "../client";
import { type JudgeChunkEvent, responsesGenerated, resultsOutdated } from "../events";
import { endTurn, workChunk } from "./work-chunk";

const retries = 20;

async function work(data: JudgeChunkEvent, ring: string) {
  const { workspaceId, experimentId } = data;
  const report = await judgeChunk.execute(systemActor(workspaceId, "score-chunk"), data);
  await inngest().send(resultsOutdated.create({ workspaceId, experimentId }, { id: `${ring}:results` }));
  return endTurn(report);
}

export const scoreCloudChunk = () =>
  inngest().createFunction(
    {
      id: "score-chunk",
      triggers: [{ event: responsesGenerated, if: "event.data.lane == 'cloud'" }],
      concurrency: [
        { key: "event.data.connectionId", limit: 4, scope: "env" },
        // A queue for each run, served in turn: a small run does not wait for a large one to end.
        { key: "event.data.experimentId", limit: 4 },
      ],
      retries,
    },
    ({ event, step, runId, attempt }) =>
      workChunk(step, "judge", (turn) => work(event.data, `${runId}:${turn}:${attempt}`)),
  );

export const scoreLocalChunk = () =>
  inngest().createFunction(
    {
      id: "score-local-chunk",
      triggers: [{ event: responsesGenerated, if: "event.data.lane == 'gpu'" }],
      concurrency: [{ key: "event.data.lane + event.data.connectionId", limit: 1, scope: "env" }],
      retries,
    },
    ({ event, step, runId, attempt }) =>
      workChunk(step, "judge", (turn) => work(event.data, `${runId}:${turn}:${attempt}`)),
  );

export const scoreQuickChunk = () =>
  inngest().createFunction(
    {
      id: "score-quick-chunk",
      triggers: [{ event: responsesGenerated, if: "event.data.lane == 'quick'" }],
      concurrency: [{ key: "event.data.experimentId", limit: 4 }],
      priority: { run: "100" },
      retries,
    },
    ({ event, step, runId, attempt }) =>
      workChunk(step, "judge", (turn) => work(event.data, `${runId}:${turn}:${attempt}`)),
  );
