import { systemActor } from "@/server/core/access/actor";
import { generateChunk } from "@/server/services/generation/generate-chunk";
import { ringJudges } from "@/server/services/scoring/ring-judges";
import { inngest } from "../client";
import { type ChunkEvent, trialsPlanned } from "../events";
import { endTurn, workChunk } from "./work-chunk";

const retries = 20;

/**
 * One step, so that a chunk is done when its turn ends: a second step would queue behind all later chunks, and the
 * judges would start only after the last answer.
 */
async function work(data: ChunkEvent, ring: string) {
  const actor = systemActor(data.workspaceId, "generate-chunk");
  const { experimentId, variantId, from, to } = data;
  const chunk = { experimentId, variantId, from, to };
  const report = await generateChunk.execute(actor, chunk);
  // The last turn is never held, so no answer stays without its judges.
  if (report.kept > 0 || !report.isHeld) await ringJudges.execute(actor, { ...chunk, ring });
  return endTurn(report);
}

/** Chunks for a cloud API: several at once per connection; the user's own limit is held inside. */
export const generateCloudChunk = () =>
  inngest().createFunction(
    {
      id: "generate-chunk",
      triggers: [{ event: trialsPlanned, if: "event.data.lane == 'cloud'" }],
      concurrency: [
        { key: "event.data.connectionId", limit: 4, scope: "env" },
        // A queue for each run, served in turn: a small run does not wait for a large one to end.
        { key: "event.data.experimentId", limit: 4 },
      ],
      retries,
    },
    ({ event, step, runId, attempt }) =>
      workChunk(step, "generate", (turn) => work(event.data, `${runId}:${turn}:${attempt}`)),
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
    ({ event, step, runId, attempt }) =>
      workChunk(step, "generate", (turn) => work(event.data, `${runId}:${turn}:${attempt}`)),
  );

/** Chunks of a try, whatever host they go to: before every batch, and not counted among its chunks. */
export const generateQuickChunk = () =>
  inngest().createFunction(
    {
      id: "generate-quick-chunk",
      triggers: [{ event: trialsPlanned, if: "event.data.lane == 'quick'" }],
      concurrency: [{ key: "event.data.experimentId", limit: 4 }],
      priority: { run: "100" },
      retries,
    },
    ({ event, step, runId, attempt }) =>
      workChunk(step, "generate", (turn) => work(event.data, `${runId}:${turn}:${attempt}`)),
  );
