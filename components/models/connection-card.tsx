"use client";

import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { Archive, CircleCheck, CircleX, Ellipsis, FlaskConical, Pencil, Plus } from "lucide-react";
import { providerInfo } from "@/server/core/model/providers";
import type { AppRouter } from "@/server/trpc/root";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { Menu, MenuItem } from "../ui/dropdown-menu";
import { formatCount, formatDuration } from "../ui/format";
import { IconButton } from "../ui/icon-button";
import { Chip } from "../ui/status-chip";

export type Connection = inferRouterOutputs<AppRouter>["models"]["connections"]["items"][number];

interface ConnectionCardProps {
  connection: Connection;
  onAddModels: () => void;
  onEdit: () => void;
  onArchive: () => void;
}

export function ConnectionCard({ connection, onAddModels, onEdit, onArchive }: ConnectionCardProps) {
  const api = useApi();
  const blocked = useBlocked("connections:write");
  const check = useMutation(api.models.checkConnection.mutationOptions());
  const { name, provider, baseUrl, apiVersion, keyHint, modelCount, maxConcurrency, isSimulated } = connection;
  const { requestsPerMinute, tokensPerMinute } = connection;
  const facts = [
    isSimulated ? "Nothing is called; answers and prices are invented" : (baseUrl ?? "The provider's own address"),
    apiVersion && `API version ${apiVersion}`,
    keyHint && `key ${keyHint}`,
    `${formatCount(maxConcurrency, "call")} at once`,
    requestsPerMinute && `${formatCount(requestsPerMinute, "request")} a minute`,
    tokensPerMinute && `${formatCount(tokensPerMinute, "token")} a minute`,
  ].filter(Boolean);
  return (
    <li className="flex min-w-0 flex-col rounded-lg border bg-surface p-4">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h3 className="truncate font-medium text-base">{name}</h3>
          <p className="mt-1">
            {isSimulated ? (
              <Chip tone="warning" icon={<FlaskConical aria-hidden />}>
                Simulator: no real model
              </Chip>
            ) : (
              <Chip>{providerInfo(provider).label}</Chip>
            )}
          </p>
        </div>
        <Menu align="end" trigger={<IconButton label={`More about ${name}`} icon={<Ellipsis />} size="sm" />}>
          {!isSimulated && (
            <MenuItem icon={<Plus aria-hidden />} blockedBecause={blocked} onSelect={onAddModels}>
              Add models
            </MenuItem>
          )}
          <MenuItem icon={<Pencil aria-hidden />} blockedBecause={blocked} onSelect={onEdit}>
            Edit
          </MenuItem>
          <MenuItem icon={<Archive aria-hidden />} danger blockedBecause={blocked} onSelect={onArchive}>
            Archive
          </MenuItem>
        </Menu>
      </div>
      <p className="mt-2 break-words text-muted text-sm">{facts.join(" · ")}</p>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
        <span className="text-subtle text-xs tabular-nums">{formatCount(modelCount, "model")}</span>
        <Button
          size="sm"
          aria-label={`Test connection ${name}`}
          pending={check.isPending}
          blockedBecause={blocked}
          onClick={() => check.mutate({ connectionId: connection.id })}
        >
          Test connection
        </Button>
      </div>
      <div aria-live="polite">
        {check.data && (
          <Health isReachable={check.data.isReachable} message={check.data.message} latencyMs={check.data.latencyMs} />
        )}
        {check.error && <Health isReachable={false} message={errorParts(check.error).message} latencyMs={null} />}
      </div>
    </li>
  );
}

interface HealthProps {
  isReachable: boolean;
  message: string;
  latencyMs: number | null;
}

function Health({ isReachable, message, latencyMs }: HealthProps) {
  const Icon = isReachable ? CircleCheck : CircleX;
  return (
    <p className="mt-3 flex items-start gap-2 border-t pt-3 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${isReachable ? "text-success" : "text-danger"}`} />
      <span className="min-w-0 break-words">
        {message}
        {latencyMs !== null && latencyMs > 0 && (
          <span className="text-subtle tabular-nums"> ({formatDuration(latencyMs)})</span>
        )}
      </span>
    </p>
  );
}
