"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CirclePause, TriangleAlert } from "lucide-react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { RelativeTime } from "../ui/relative-time";
import { TextLink } from "../ui/text-link";
import { alertWords } from "./alert-words";
import type { AlertView } from "./api-types";

/** One alert with the way to what it is about; dismissed ones stay, quieter. */
export function AlertRow({ alert }: { alert: AlertView }) {
  const api = useApi();
  const path = useWorkspacePath();
  const queries = useQueryClient();
  const blocked = useBlocked("experiments:write");
  const dismiss = useMutation(
    api.budgets.dismissAlert.mutationOptions({
      onSuccess: () => queries.invalidateQueries(api.budgets.alerts.pathFilter()),
    }),
  );
  const isOpen = alert.dismissedAt === null;
  const Icon = alert.kind === "budget-stop" ? CirclePause : TriangleAlert;
  return (
    <li className="flex items-start gap-3 px-4 py-2.5 text-sm">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", isOpen ? "text-warning" : "text-subtle")} />
      <div className="min-w-0 flex-1">
        <p className={isOpen ? undefined : "text-muted"}>{alertWords(alert)}</p>
        <p className="text-subtle text-xs">
          <RelativeTime instant={alert.at} />
          {alert.experiment && (
            <>
              {" · "}
              <TextLink href={path(`/experiments/${alert.experiment.id}`)}>{alert.experiment.name}</TextLink>
            </>
          )}
        </p>
      </div>
      {isOpen && (
        <Button
          size="sm"
          variant="ghost"
          pending={dismiss.isPending}
          blockedBecause={blocked}
          onClick={() => dismiss.mutate({ alertId: alert.id })}
        >
          Dismiss
        </Button>
      )}
    </li>
  );
}
