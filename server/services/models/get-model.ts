import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { experimentStatuses } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { lastHours } from "@/server/core/model/model-health";
import { instant } from "@/server/core/units";
import { query } from "../operation";
import { healthView, noCalls, toHealthView } from "./health-view";
import { modelSelect, modelView, viewModels } from "./model-view";
import { sumModelCalls } from "./sum-calls";

const mostRuns = 20;

/** One model, its last 24 hours and the runs that called it in them. */
export const getModel = query({
  name: "model.get",
  permission: "connections:read",
  input: z.object({ modelId: id("model") }),
  output: z.object({
    model: modelView.extend({ archivedAt: instant.nullable() }),
    health: healthView,
    /** All hours of the last day, oldest first; the last one is not over. */
    hours: z.array(healthView.extend({ at: instant })),
    /** Those with most calls. */
    runs: z.array(
      z.object({
        id: id("experiment"),
        name: z.string(),
        status: z.enum(experimentStatuses),
        statusReason: z.string().nullable(),
        calls: z.number().int(),
        failures: z.number().int(),
        costMicroUsd: z.number(),
      }),
    ),
  }),
  async run({ input, actor, db, now }) {
    const { workspaceId } = actor;
    const row = await db.model.findFirst({
      where: { workspaceId, id: input.modelId },
      select: { ...modelSelect, archivedAt: true },
    });
    const [view] = row ? await viewModels(db, actor, [row], now) : [];
    if (!row || !view) throw new AppError("not_found", "There is no such model in this workspace.");
    const hours = lastHours(now.getTime());
    const calls = await sumModelCalls(db, { workspaceId, since: new Date(hours[0] ?? now) }, row.id);
    const byHour = new Map(calls.hours.map((sums) => [sums.hour.getTime(), sums]));
    const busiest = calls.runs.sort((a, b) => b.calls - a.calls).slice(0, mostRuns);
    const experiments = await db.experiment.findMany({
      where: { workspaceId, id: { in: busiest.map(({ experimentId }) => experimentId) } },
      select: { id: true, name: true, status: true, statusReason: true },
    });
    return {
      model: { ...view, archivedAt: row.archivedAt },
      health: toHealthView(calls.total),
      hours: hours.map((at) => ({ ...toHealthView(byHour.get(at) ?? noCalls), at: new Date(at) })),
      runs: busiest.flatMap(({ experimentId, calls, failures, costMicroUsd }) => {
        const experiment = experiments.find((each) => each.id === experimentId);
        if (!experiment) return [];
        const status = z.enum(experimentStatuses).parse(experiment.status);
        return [{ ...experiment, status, calls, failures, costMicroUsd }];
      }),
    };
  },
});
