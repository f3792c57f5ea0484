import { z } from "zod";
import { engine, isEmbedded } from "@/inngest/client";
import { AppError } from "@/server/core/errors";
import { failedRunId } from "@/server/core/ids";
import { instant, pageInput } from "@/server/core/units";
import { listExperimentNames } from "../experiments/list-experiment-names";
import { task } from "../operation";
import { pageOf } from "../page";
import { eventsOf } from "./events-of";

const failedRun = z.object({
  runId: z.string(),
  functionId: z.string(),
  eventName: z.string(),
  eventIds: z.array(z.string()),
  error: z.object({ name: z.string(), message: z.string() }),
  endedAt: instant,
  /** Its events were rung again. */
  isRetried: z.boolean(),
  whyNotRetry: z.string().nullable(),
  experiment: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});

const experimentOf = (data: Record<string, unknown>) => z.uuid().safeParse(data.experimentId).data;

/** The workspace's durable work that failed for good in the last 24 hours, the newest first. */
export const listFailedRuns = task({
  name: "engine.list-failures",
  permission: "engine:read",
  input: pageInput,
  output: pageOf(failedRun),
  async run({ input, actor }) {
    if (input.cursor && !failedRunId.safeParse(input.cursor).success) {
      throw new AppError("invalid", "This place in the list is not valid. Start again from its first page.");
    }
    if (!isEmbedded()) return { items: [], nextCursor: null, total: 0 };
    const filter = eventsOf(actor);
    const after = input.cursor ?? undefined;
    const [rows, total] = await Promise.all([
      engine().listFailures({ filter, after, limit: input.limit + 1 }),
      engine().countFailures(filter),
    ]);
    const shown = rows.slice(0, input.limit);
    const experimentIds = [...new Set(shown.flatMap((row) => experimentOf(row.data) ?? []))];
    const named =
      experimentIds.length > 0 ? await listExperimentNames.execute(actor, { experimentIds }) : { items: [] };
    const experiments = new Map(named.items.map((item) => [item.id, item]));
    return {
      items: shown.map((row) => ({ ...row, experiment: experiments.get(experimentOf(row.data) ?? "") ?? null })),
      nextCursor: rows.length > shown.length ? (shown.at(-1)?.runId ?? null) : null,
      total,
    };
  },
});
