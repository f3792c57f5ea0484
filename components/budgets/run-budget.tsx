"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { isBusy } from "@/server/core/experiment/status";
import { useRefreshExperiment } from "../experiments/use-refresh-experiment";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import type { ExperimentView } from "../results/api-types";
import { useApi } from "../shell/api-provider";
import { useBlocked } from "../shell/role-context";
import { Button, ButtonLink } from "../ui/button";
import { BudgetDialog } from "./budget-dialog";
import { purseWords } from "./purse-words";

const everyMs = 3_000;

function useRunBudget({ id: experimentId, status }: Pick<ExperimentView, "id" | "status">) {
  const api = useApi();
  return useQuery(
    api.budgets.ofRun.queryOptions(
      { experimentId },
      { enabled: isBusy(status), refetchInterval: isBusy(status) ? everyMs : false },
    ),
  );
}

/** What a run may spend, under its progress; it can be changed while the run goes on. */
export function RunBudget({ experiment }: { experiment: Pick<ExperimentView, "id" | "status"> }) {
  const api = useApi();
  const queries = useQueryClient();
  const blocked = useBlocked("experiments:write");
  const budget = useRunBudget(experiment);
  const set = useMutation(
    api.budgets.setOfRun.mutationOptions({ onSuccess: () => queries.invalidateQueries(api.budgets.pathFilter()) }),
  );
  if (!budget.data) return null;
  const { limitMicroUsd } = budget.data.run;
  const words = purseWords(budget.data.run);
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-2 text-muted text-sm tabular-nums">
      <span>
        {limitMicroUsd === null
          ? "This run has no budget of its own."
          : `Budget of this run: ${[words.spent, words.left].filter(Boolean).join(", ")}.`}
      </span>
      <BudgetDialog
        title="Budget of this run"
        description="The run pauses when its next call would not fit, and keeps its answers."
        label="Limit of this run"
        limitMicroUsd={limitMicroUsd}
        confirmLabel="Save"
        pending={set.isPending}
        error={set.error}
        onSave={(next) => set.mutateAsync({ experimentId: experiment.id, limitMicroUsd: next })}
        trigger={
          <Button size="sm" variant="ghost" blockedBecause={blocked}>
            {limitMicroUsd === null ? "Set one" : "Change"}
          </Button>
        }
      />
    </p>
  );
}

/** What to do about a run that a budget paused: raise that budget and go on. */
export function RaiseBudget({ experiment }: { experiment: Pick<ExperimentView, "id" | "status"> }) {
  const api = useApi();
  const path = useWorkspacePath();
  const queries = useQueryClient();
  const blocked = useBlocked("experiments:write");
  const refresh = useRefreshExperiment(experiment.id);
  const budget = useRunBudget(experiment);
  const set = useMutation(api.budgets.setOfRun.mutationOptions());
  const resume = useMutation(api.experiments.resume.mutationOptions({ onSuccess: refresh }));
  const { run, inTheWayKey } = budget.data ?? {};
  if (!run) return null;
  if (inTheWayKey && inTheWayKey !== experiment.id) {
    return (
      <ButtonLink size="sm" href={path("/settings/budgets")}>
        Open the budgets
      </ButtonLink>
    );
  }
  return (
    <BudgetDialog
      title="Raise the budget of this run"
      description={`${purseWords(run).spent}. Answers so far are kept; the run goes on where it stopped.`}
      label="Limit of this run"
      limitMicroUsd={run.limitMicroUsd}
      confirmLabel="Raise and resume"
      pending={set.isPending || resume.isPending}
      error={set.error ?? resume.error}
      onSave={async (limitMicroUsd) => {
        await set.mutateAsync({ experimentId: experiment.id, limitMicroUsd });
        await resume.mutateAsync({ experimentId: experiment.id });
        await queries.invalidateQueries(api.budgets.pathFilter());
      }}
      trigger={
        <Button size="sm" blockedBecause={blocked}>
          Raise the budget
        </Button>
      }
    />
  );
}
