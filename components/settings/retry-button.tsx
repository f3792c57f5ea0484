"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, RotateCw } from "lucide-react";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import type { FailedRun } from "./api-types";

const rung = "Its events were rung again. Should it fail once more, that is a line of its own.";

/** One button in all states, so that the focus stays: rung once, it says so and rings no more. */
export function RetryButton({ run, variant }: { run: FailedRun; variant?: "primary" }) {
  const api = useApi();
  const queries = useQueryClient();
  const blocked = useBlocked("engine:write");
  const retry = useMutation(
    api.engine.retry.mutationOptions({ onSuccess: () => queries.invalidateQueries(api.engine.pathFilter()) }),
  );
  const isRung = run.isRetried || retry.isSuccess;
  return (
    <span className="inline-flex flex-col items-end gap-1 whitespace-normal">
      <Button
        size="sm"
        variant={isRung ? undefined : variant}
        aria-label={`${isRung ? "Rung again" : "Retry"}: ${run.functionId}`}
        pending={retry.isPending}
        blockedBecause={isRung ? rung : (run.whyNotRetry ?? blocked)}
        onClick={() => retry.mutate({ runId: run.runId })}
      >
        {isRung ? <Check aria-hidden /> : <RotateCw aria-hidden />}
        {isRung ? "Rung again" : "Retry"}
      </Button>
      {retry.error && (
        <span role="alert" className="max-w-56 text-left text-danger text-xs">
          {errorParts(retry.error).message}
        </span>
      )}
    </span>
  );
}
