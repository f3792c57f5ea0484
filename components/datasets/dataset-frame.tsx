"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { ItemFrame } from "../library/item-frame";
import { useApi } from "../shell/api-provider";
import { useBlocked } from "../shell/role-context";
import { ButtonLink } from "../ui/button";
import { formatCount } from "../ui/format";
import { TableSkeleton } from "../ui/skeleton";

interface DatasetFrameProps {
  datasetId: string;
  children: ReactNode;
}

export function DatasetFrame({ datasetId, children }: DatasetFrameProps) {
  const api = useApi();
  const path = useWorkspacePath();
  const blocked = useBlocked("datasets:write");
  const blockedStart = useBlocked("experiments:write");
  const router = useRouter();
  const queries = useQueryClient();
  const dataset = useQuery(api.datasets.get.queryOptions({ datasetId }));
  const archive = useMutation(
    api.datasets.archive.mutationOptions({
      onSuccess: async () => {
        router.push(path("/datasets"));
        await queries.invalidateQueries(api.datasets.pathFilter());
      },
    }),
  );
  const home = path(`/datasets/${datasetId}`);
  return (
    <ItemFrame
      noun="dataset"
      query={dataset}
      blockedBecause={blocked}
      archive={{ ...archive, mutate: () => archive.mutate({ datasetId }) }}
      skeleton={<TableSkeleton columns={4} />}
      partsOf={({ versions }) => {
        const [latest] = versions;
        return {
          summary:
            latest &&
            `${formatCount(latest.sampleCount, "sample")} in version ${latest.number}, from ${latest.sourceName}`,
          tabs: [
            { href: home, label: "Samples", count: latest?.sampleCount },
            { href: `${home}/versions`, label: "Versions", count: versions.length },
          ],
          aside: (
            <ButtonLink
              href={path(`/datasets/new?dataset=${datasetId}`)}
              blockedBecause={blocked}
              className="max-sm:hidden"
            >
              Import new version
            </ButtonLink>
          ),
          action: latest && (
            <ButtonLink
              variant="primary"
              href={path(`/experiments/new?dataset=${latest.id}`)}
              blockedBecause={blockedStart}
            >
              New experiment
            </ButtonLink>
          ),
        };
      }}
    >
      {children}
    </ItemFrame>
  );
}
