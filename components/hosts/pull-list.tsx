"use client";

import { useMutation } from "@tanstack/react-query";
import { pullShare } from "@/server/core/model/pull-progress";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { formatPercent } from "../ui/format";
import { ProgressLine } from "../ui/progress-line";
import { Section } from "../ui/section";
import { StatusChip } from "../ui/status-chip";
import type { Pull } from "./api-types";
import { pullWords } from "./pull-words";
import { useRefreshHost } from "./use-refresh-host";

interface PullListProps {
  connectionId: string;
  pulls: Pull[];
}

/** The pulls of the last day, those under way with their progress. Every tab sees the same. */
export function PullList({ connectionId, pulls }: PullListProps) {
  if (pulls.length === 0) return null;
  return (
    <Section title="Pulls" description="Of the last 24 hours." flush>
      <ul className="divide-y border-t">
        {pulls.map((pull) => (
          <PullRow key={pull.id} connectionId={connectionId} pull={pull} />
        ))}
      </ul>
    </Section>
  );
}

function PullRow({ connectionId, pull }: { connectionId: string; pull: Pull }) {
  const api = useApi();
  const blocked = useBlocked("connections:write");
  const refresh = useRefreshHost();
  const cancel = useMutation(api.hosts.cancelPull.mutationOptions({ onSuccess: refresh }));
  const again = useMutation(api.hosts.startPull.mutationOptions({ onSuccess: refresh }));
  const { id, model, status, isStalled, isCancelRequested } = pull;
  const isRunning = status === "running";
  const share = pullShare(pull);
  const failed = cancel.error ?? again.error;
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 break-all font-mono text-sm">{model}</span>
        <StatusChip className="mr-auto" status={status === "done" ? "completed" : isStalled ? "paused" : status} />
        {isRunning && !isStalled && (
          <Button
            size="sm"
            aria-label={`Cancel the pull of ${model}`}
            pending={cancel.isPending}
            blockedBecause={blocked ?? (isCancelRequested ? "It is ending." : null)}
            onClick={() => cancel.mutate({ pullId: id })}
          >
            Cancel
          </Button>
        )}
        {(isStalled || status === "failed" || status === "cancelled") && (
          <Button
            size="sm"
            aria-label={`Pull ${model} again`}
            pending={again.isPending}
            blockedBecause={blocked}
            onClick={() => again.mutate({ connectionId, model })}
          >
            {status === "failed" ? "Try again" : "Go on"}
          </Button>
        )}
      </div>
      <p className="max-w-prose break-words text-muted text-sm tabular-nums">{pullWords(pull)}</p>
      {isRunning && (
        <ProgressLine
          label={`Pull of ${model}`}
          done={share ?? 0}
          total={1}
          valueText={share === null ? "not begun" : formatPercent(share)}
          tone={isStalled ? "warning" : "accent"}
        />
      )}
      <FormError error={failed && errorParts(failed)} />
    </li>
  );
}
