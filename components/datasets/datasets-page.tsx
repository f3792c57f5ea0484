"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Database } from "lucide-react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { ListPage } from "../library/list-page";
import { useListView } from "../library/use-list-view";
import { useApi } from "../shell/api-provider";
import { useBlocked } from "../shell/role-context";
import { ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { datasetColumns } from "./dataset-columns";

const sorts = ["updated", "name", "samples"] as const;

export function DatasetsPage() {
  const api = useApi();
  const path = useWorkspacePath();
  const blocked = useBlocked("datasets:write");
  const { input, shown } = useListView(sorts);
  const datasets = useQuery(api.datasets.list.queryOptions(input, { placeholderData: keepPreviousData }));
  return (
    <ListPage
      {...shown}
      title="Datasets"
      help="datasets"
      description="The samples that experiments run on. Each import makes a version that never changes."
      action={
        <ButtonLink variant="primary" href={path("/datasets/new")} blockedBecause={blocked}>
          Import
        </ButtonLink>
      }
      query={datasets}
      columns={datasetColumns}
      rowHref={(row) => path(`/datasets/${row.id}`)}
      noneYet={
        <EmptyState
          icon={<Database aria-hidden />}
          title="No dataset yet"
          action={
            <ButtonLink variant="primary" href={path("/datasets/new")} blockedBecause={blocked}>
              Import a dataset
            </ButtonLink>
          }
        >
          Import a CSV, JSON or JSONL file, paste rows, or begin with one of three examples.
        </EmptyState>
      }
      empty={`No dataset has "${shown.search}" in its name.`}
    />
  );
}
