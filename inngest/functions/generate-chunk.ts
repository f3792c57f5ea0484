import { systemActor } from "@/server/core/access/actor";
import { generateChunk } from "@/server/services/generation/generate-chunk";
import { ringJudges } from "@/server/services/scoring/ring-judges";
import { inngest } from "../client";
import { type ChunkEvent, trialsPlanned } from "../events";
import { retryOpen } from "./work-chunk";

const retries = 20;

/**
 * One step, so that a chunk is done when its turn ends: a second step would queue behind all later chunks, and the
 * judges would start only after the last answer. What is still open when it ends goes again as a retry.
 */
async function work(data: ChunkEvent, ring: string) {
  const actor = systemActor(data.workspaceId, "generate-chunk");
  const { experimentId, variantId, from, to } = data;
  const chunk = { experimentId, variantId, from, to };
  const report = await generateChunk.execute(actor, chunk);
  await ringJudges.execute(actor, { ...chunk, ring });
  retryOpen(report);
  return { kept: report.kept, failed: report.failed, open: report.open };
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
    ({ event, step, runId, attempt }) => step.run("generate", () => work(event.data, `${runId}:${attempt}`)),
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
    ({ event, step, runId, attempt }) => step.run("generate", () => work(event.data, `${runId}:${attempt}`)),
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
    ({ event, step, runId, attempt }) => step.run("generate", () => work(event.data, `${runId}:${attempt}`)),
  );
