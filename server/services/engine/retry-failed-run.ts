import { z } from "zod";
import { engine, isEmbedded } from "@/inngest/client";
import { AppError } from "@/server/core/errors";
import { failedRunId } from "@/server/core/ids";
import { task } from "../operation";
import { eventsOf } from "./events-of";
import { recordRetry } from "./record-retry";

/**
 * Rings the events of a failed run again. Written down before it rings, as every change is: a bell that is lost after that
 * can be rung by asking again, and asking twice rings once.
 */
export const retryFailedRun = task({
  name: "engine.retry-failure",
  permission: "engine:write",
  input: z.object({ runId: failedRunId }),
  output: z.object({
    runId: z.string(),
    /** It was rung again before this call, which changed nothing. */
    wasRetried: z.boolean(),
  }),
  async run({ input, actor }) {
    const { runId } = input;
    if (!isEmbedded()) {
      throw new AppError("conflict", "An Inngest server does the durable work here. Retry the run in its dashboard.");
    }
    const filter = eventsOf(actor);
    const failure = await engine().findFailure(runId, filter);
    if (!failure) {
      throw new AppError("not_found", "There is no such failed run: it is forgotten after a day. Nothing was started.");
    }
    if (failure.whyNotRetry) throw new AppError("conflict", failure.whyNotRetry);
    if (failure.isRetried) return { runId, wasRetried: true };
    const { functionId, eventName } = failure;
    await recordRetry.execute(actor, { runId, functionId, eventName });
    const { refusal } = await engine().retryFailure(runId, filter);
    if (refusal) throw new AppError("not_found", refusal);
    return { runId, wasRetried: false };
  },
});
