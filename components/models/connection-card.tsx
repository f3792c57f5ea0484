"use client";

import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { Archive, Ellipsis, FlaskConical, Pencil, Plus } from "lucide-react";
import { providerInfo } from "@/server/core/model/providers";
import type { AppRouter } from "@/server/trpc/root";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { Menu, MenuItem } from "../ui/dropdown-menu";
import { FormError } from "../ui/form-error";
import { formatCount } from "../ui/format";
import { IconButton } from "../ui/icon-button";
import { Chip } from "../ui/status-chip";
import { TextLink } from "../ui/text-link";
import { CheckResult } from "./check-result";

export type Connection = inferRouterOutputs<AppRouter>["models"]["connections"]["items"][number];

interface ConnectionCardProps {
  connection: Connection;
  onAddModels: () => void;
  onEdit: () => void;
  onArchive: () => void;
}

export function ConnectionCard({ connection, onAddModels, onEdit, onArchive }: ConnectionCardProps) {
  const api = useApi();
  const path = useWorkspacePath();
  const blocked = useBlocked("connections:write");
  const check = useMutation(api.models.checkConnection.mutationOptions());
  const { name, provider, baseUrl, apiVersion, keyHint, modelCount, maxConcurrency, isSimulated } = connection;
  const { requestsPerMinute, tokensPerMinute } = connection;
  const facts = [
    isSimulated ? "Nothing is called; answers and prices are invented" : placeOf(provider, baseUrl),
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
          {!isSimulated && provider !== "recorded" && (
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
        <span className="flex items-center gap-3 text-xs">
          <span className="text-subtle tabular-nums">{formatCount(modelCount, "model")}</span>
          {provider === "ollama" && (
            <TextLink href={path(`/models/hosts/${connection.id}`)} aria-label={`Host of ${name}`}>
              Host
            </TextLink>
          )}
        </span>
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
        {(check.data || check.error) && (
          <div className="mt-3 border-t pt-3">
            {check.data && <CheckResult found={check.data} />}
            <FormError error={check.error && errorParts(check.error)} />
          </div>
        )}
      </div>
    </li>
  );
}

const placeOf = (provider: Connection["provider"], baseUrl: string | null) =>
  provider === "recorded"
    ? "Nothing is called; a run's answers are given again"
    : (baseUrl ?? "The provider's own address");
