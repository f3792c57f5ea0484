"use client";

import { useMutation } from "@tanstack/react-query";
import { Download, Ellipsis, Trash2 } from "lucide-react";
import { useState } from "react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { AskDialog } from "../shell/ask-dialog";
import { errorParts } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { type DataColumn, DataTable } from "../ui/data-table";
import { Menu, MenuItem } from "../ui/dropdown-menu";
import { EmptyState } from "../ui/empty-state";
import { FormError } from "../ui/form-error";
import { formatCount } from "../ui/format";
import { IconButton } from "../ui/icon-button";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";
import type { PulledModel } from "./api-types";
import { bytesText } from "./bytes-text";
import { pulledColumns } from "./pulled-columns";
import { useRefreshHost } from "./use-refresh-host";

interface PulledModelsProps {
  connectionId: string;
  models: PulledModel[];
}

/** The models on the host's disk: load, delete, or give them to the workspace. */
export function PulledModels({ connectionId, models }: PulledModelsProps) {
  const api = useApi();
  const path = useWorkspacePath();
  const blocked = useBlocked("connections:write");
  const refresh = useRefreshHost();
  const [leaving, setLeaving] = useState<string | null>(null);
  const add = useMutation(api.models.add.mutationOptions({ onSuccess: refresh }));
  const load = useMutation(api.hosts.loadModel.mutationOptions({ onSuccess: refresh }));
  const remove = useMutation(
    api.hosts.deleteModel.mutationOptions({ onSuccess: () => refresh().then(() => setLeaving(null)) }),
  );
  const failed = add.error ?? load.error;
  const isAdding = (name: string) => add.isPending && add.variables.models[0]?.name === name;
  const isLoading = (name: string) => load.isPending && load.variables.model === name;
  const columns: DataColumn<PulledModel>[] = [
    ...pulledColumns,
    {
      id: "workspace",
      header: "In the workspace",
      align: "right",
      cell: ({ name, modelId, contextTokens }) =>
        modelId === null ? (
          <Button
            size="sm"
            aria-label={`Add ${name} to the workspace`}
            pending={isAdding(name)}
            blockedBecause={blocked}
            onClick={() => add.mutate({ connectionId, models: [{ name, contextTokens }] })}
          >
            Add
          </Button>
        ) : (
          <TextLink href={path(`/models/${modelId}`)} aria-label={`${name} in the workspace`}>
            Added
          </TextLink>
        ),
    },
    {
      id: "act",
      header: "Actions",
      align: "right",
      cell: ({ name, isLoaded }) => (
        <Menu
          align="end"
          trigger={<IconButton label={`More about ${name}`} icon={<Ellipsis />} size="sm" pending={isLoading(name)} />}
        >
          <MenuItem
            icon={<Download aria-hidden />}
            blockedBecause={blocked ?? (isLoaded ? "It is loaded already." : null)}
            onSelect={() => load.mutate({ connectionId, model: name })}
          >
            Load now
          </MenuItem>
          <MenuItem icon={<Trash2 aria-hidden />} danger blockedBecause={blocked} onSelect={() => setLeaving(name)}>
            Delete from the host
          </MenuItem>
        </Menu>
      ),
    },
  ];
  const totalBytes = models.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <Section
      look="plain"
      title="On the host's disk"
      description={
        models.length === 0
          ? undefined
          : `${formatCount(models.length, "model")}, ${bytesText(totalBytes)}. Tokens per second are measured in this workspace's calls of the last 7 days, waiting included.`
      }
    >
      <div className="flex flex-col gap-3">
        {models.length === 0 ? (
          <EmptyState icon={<Download aria-hidden />} title="No model yet">
            Name one above and pull it. Small ones such as llama3.2:3b run without a graphics card.
          </EmptyState>
        ) : (
          <DataTable
            caption="Models on the host"
            columns={columns}
            rows={models}
            rowKey={(row) => row.name}
            empty="No model yet."
          />
        )}
        <FormError error={failed && errorParts(failed)} />
      </div>
      {leaving !== null && (
        <AskDialog
          title={`Delete ${leaving} from the host?`}
          description="Its file is removed from the host's disk; it can be pulled again. Calls to it fail until then. Results that were made with it stay."
          confirm="Delete"
          act={remove}
          onConfirm={() => remove.mutate({ connectionId, model: leaving })}
          onClose={() => setLeaving(null)}
        />
      )}
    </Section>
  );
}
