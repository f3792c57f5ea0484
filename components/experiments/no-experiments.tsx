"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button, ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { FormError } from "../ui/form-error";

/** The empty list teaches the next step: one's own question, or the demo. */
export function NoExperiments() {
  const api = useApi();
  const path = useWorkspacePath();
  const blocked = useBlocked("experiments:write");
  const blockedDemo = useBlocked("connections:write", "experiments:write");
  const queries = useQueryClient();
  const add = useMutation(api.demo.add.mutationOptions({ onSettled: () => queries.invalidateQueries() }));
  return (
    <div className="flex flex-col gap-3">
      <FormError error={add.error && errorParts(add.error)} />
      <EmptyState
        icon={<FlaskConical aria-hidden />}
        title="No experiment yet"
        action={
          <>
            <ButtonLink variant="primary" href={path("/experiments/new")} blockedBecause={blocked}>
              New experiment
            </ButtonLink>
            <Button
              pending={add.isPending || add.isSuccess}
              blockedBecause={blockedDemo}
              onClick={() => add.mutate({})}
            >
              Add the demo
            </Button>
          </>
        }
      >
        Choose a dataset, two variants and what matters; the plan shows cost and certainty before anything is spent. Or
        add three experiments that really run on the simulator: free, and with no key.
      </EmptyState>
    </div>
  );
}
