"use client";

import { useMutation } from "@tanstack/react-query";
import { vramShare } from "@/server/core/model/local-host";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { type DataColumn, DataTable } from "../ui/data-table";
import { FormError } from "../ui/form-error";
import { formatCompact, formatPercent } from "../ui/format";
import { RelativeTime } from "../ui/relative-time";
import { Section } from "../ui/section";
import type { Host, LoadedModel } from "./api-types";
import { bytesText } from "./bytes-text";
import { useRefreshHost } from "./use-refresh-host";

interface LoadedModelsProps {
  connectionId: string;
  host: Pick<Host, "loaded" | "vramBytes">;
}

/** What the host holds in memory now, and how much of the graphics card it takes. */
export function LoadedModels({ connectionId, host: { loaded, vramBytes } }: LoadedModelsProps) {
  const api = useApi();
  const blocked = useBlocked("connections:write");
  const refresh = useRefreshHost();
  const unload = useMutation(api.hosts.unloadModel.mutationOptions({ onSuccess: refresh }));
  const columns: DataColumn<LoadedModel>[] = [
    ...facts,
    {
      id: "act",
      header: "Actions",
      align: "right",
      cell: ({ name }) => (
        <Button
          size="sm"
          aria-label={`Unload ${name}`}
          pending={unload.isPending && unload.variables.model === name}
          blockedBecause={blocked}
          onClick={() => unload.mutate({ connectionId, model: name })}
        >
          Unload
        </Button>
      ),
    },
  ];
  return (
    <Section
      look="plain"
      title="In memory now"
      description={
        loaded.length === 0 ? undefined : `${bytesText(vramBytes)} of graphics memory is in use by loaded models.`
      }
    >
      {loaded.length === 0 ? (
        <p className="rounded border border-dashed px-4 py-6 text-center text-muted text-sm">
          No model is loaded. The next call loads its model, or load one below.
        </p>
      ) : (
        <DataTable
          caption="Loaded models"
          columns={columns}
          rows={loaded}
          rowKey={(row) => row.name}
          empty="No model is loaded."
        />
      )}
      <FormError error={unload.error && errorParts(unload.error)} />
    </Section>
  );
}

const facts: DataColumn<LoadedModel>[] = [
  { id: "name", header: "Model", cell: ({ name }) => <span className="break-all font-mono text-xs">{name}</span> },
  {
    id: "size",
    header: "Memory",
    align: "right",
    className: "hidden sm:table-cell",
    cell: (row) => bytesText(row.sizeBytes),
  },
  {
    id: "vram",
    header: "On the GPU",
    align: "right",
    cell: (row) => `${bytesText(row.vramBytes)} (${formatPercent(vramShare(row))})`,
  },
  {
    id: "context",
    header: "Context",
    align: "right",
    className: "hidden md:table-cell",
    cell: (row) => formatCompact(row.contextTokens),
  },
  {
    id: "expires",
    header: "Unloads",
    align: "right",
    cell: ({ expiresAt }) => (expiresAt === null ? "never" : <RelativeTime instant={expiresAt} />),
  },
];
