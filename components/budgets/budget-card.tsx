"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useApi } from "../shell/api-provider";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { ProgressLine } from "../ui/progress-line";
import { Section } from "../ui/section";
import type { PurseView } from "./api-types";
import { BudgetDialog } from "./budget-dialog";
import { purseWords } from "./purse-words";

interface BudgetCardProps {
  budgetKey: "all" | "month";
  title: string;
  purse: PurseView;
  children?: ReactNode;
}

/** One budget of the workspace: its line, what is left, and the way to change it. */
export function BudgetCard({ budgetKey, title, purse, children }: BudgetCardProps) {
  const api = useApi();
  const queries = useQueryClient();
  const blocked = useBlocked("budgets:write");
  const set = useMutation(
    api.budgets.set.mutationOptions({ onSuccess: () => queries.invalidateQueries(api.budgets.pathFilter()) }),
  );
  const words = purseWords(purse);
  const hasLimit = purse.limitMicroUsd !== null;
  return (
    <Section
      title={title}
      actions={
        <BudgetDialog
          title={title}
          description="Runs that meet the limit pause at once and keep their answers. Nothing is called before there is room."
          label="Limit"
          limitMicroUsd={purse.limitMicroUsd}
          confirmLabel="Save"
          pending={set.isPending}
          error={set.error}
          onSave={(limitMicroUsd) => set.mutateAsync({ key: budgetKey, limitMicroUsd })}
          trigger={
            <Button size="sm" blockedBecause={blocked}>
              {hasLimit ? "Change" : "Set a limit"}
            </Button>
          }
        />
      }
    >
      <p className="font-semibold text-md tabular-nums">{words.spent}</p>
      {hasLimit && (
        <ProgressLine
          label={title}
          done={purse.spentMicroUsd}
          total={purse.limitMicroUsd ?? 0}
          valueText={words.spent}
          tone={words.tone}
          className="my-2"
        />
      )}
      <div className="flex flex-col gap-0.5 text-muted text-sm tabular-nums">
        {words.left && <p>{words.left}</p>}
        {hasLimit && purse.alertPercents.length > 0 && (
          <p>Tells you at {purse.alertPercents.map((mark) => `${mark} %`).join(", ")}.</p>
        )}
        {children}
      </div>
    </Section>
  );
}
