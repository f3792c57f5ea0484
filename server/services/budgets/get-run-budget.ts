import { z } from "zod";
import { budgetName, isStoppedByBudget } from "@/server/core/budget/budget-words";
import { id } from "@/server/core/ids";
import { loadExperiment } from "../experiments/load-experiment";
import { query } from "../operation";
import { purseView } from "./budget-view";
import { emptyPurse, loadPurses } from "./load-purses";

/** What a run spent and may still spend, and which budget stands in its way. */
export const getRunBudget = query({
  name: "budget.get-run",
  permission: "results:read",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({
    run: purseView,
    /** Every budget that its calls are paid from, by name, the run's own last; those without a limit are left out. */
    limits: z.array(purseView.extend({ key: z.string(), name: z.string() })),
    /** The budget that paused it last, or that has nothing left; null when none stands in the way. */
    inTheWayKey: z.string().nullable(),
  }),
  async run({ input, actor, db, now }) {
    const { id: experimentId, status, statusReason } = await loadExperiment(db, actor, input.experimentId);
    const purses = await loadPurses(db, actor.workspaceId, now, experimentId);
    const run = purses[purses.length - 1];
    const isStopped = status === "paused" && isStoppedByBudget(statusReason);
    const stop = isStopped
      ? await db.alert.findFirst({
          where: { workspaceId: actor.workspaceId, experimentId, kind: "budget-stop" },
          orderBy: { at: "desc" },
          select: { key: true },
        })
      : null;
    if (!run) throw new Error("A run has a purse of its own.");
    return {
      run,
      limits: purses.flatMap((p) => (p.limitMicroUsd === null ? [] : [{ ...p, name: budgetName(p.key) }])),
      inTheWayKey: stop?.key ?? emptyPurse(purses)?.key ?? null,
    };
  },
});
