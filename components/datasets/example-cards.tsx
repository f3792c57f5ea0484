"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { QueryError } from "../shell/query-error";
import { useBlocked } from "../shell/role-context";
import { Button, ButtonLink } from "../ui/button";
import { FormError } from "../ui/form-error";
import { formatCount } from "../ui/format";
import { Skeleton } from "../ui/skeleton";

/** Datasets that come with Assay, for a first look without a file at hand. */
export function ExampleCards() {
  const api = useApi();
  const path = useWorkspacePath();
  const blocked = useBlocked("datasets:write");
  const router = useRouter();
  const queries = useQueryClient();
  const examples = useQuery(api.datasets.examples.queryOptions({}));
  const add = useMutation(
    api.datasets.importExample.mutationOptions({
      onSuccess: async ({ datasetId }) => {
        await queries.invalidateQueries(api.datasets.pathFilter());
        router.push(path(`/datasets/${datasetId}`));
      },
    }),
  );

  if (examples.isPending) {
    return (
      <div role="status" aria-label="Loading" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {["a", "b", "c"].map((key) => (
          <Skeleton key={key} className="h-36 rounded-lg" />
        ))}
      </div>
    );
  }
  if (examples.isError) {
    return <QueryError error={examples.error} onRetry={examples.refetch} retrying={examples.isFetching} />;
  }
  return (
    <div className="flex flex-col gap-3">
      <FormError error={add.error && errorParts(add.error)} />
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {examples.data.items.map((example) => (
          <li key={example.key} className="flex flex-col rounded-lg border bg-surface p-4">
            <h3 className="font-medium text-sm">{example.title}</h3>
            <p className="mt-1 flex-1 text-muted text-sm">{example.description}</p>
            <div className="mt-3 flex items-center justify-between gap-2">
              <span className="text-subtle text-xs tabular-nums">{formatCount(example.sampleCount, "sample")}</span>
              {example.importedDatasetId ? (
                <ButtonLink size="sm" variant="ghost" href={path(`/datasets/${example.importedDatasetId}`)}>
                  Added, open
                </ButtonLink>
              ) : (
                <Button
                  size="sm"
                  aria-label={`Add ${example.title}`}
                  pending={add.isPending && add.variables.key === example.key}
                  blockedBecause={
                    add.isPending && add.variables.key !== example.key ? "Another example is being added." : blocked
                  }
                  onClick={() => add.mutate({ key: example.key })}
                >
                  Add
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
