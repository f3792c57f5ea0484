"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi, useApiClient } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { formatCount } from "../ui/format";

/** Offers the Ollama that answers on the server's machine, until it is added. Says nothing when there is none. */
export function LocalBanner() {
  const api = useApi();
  const client = useApiClient();
  const queries = useQueryClient();
  const local = useQuery({
    queryKey: ["local-models"],
    queryFn: () => client.models.findLocal.mutate({}),
    staleTime: 60_000,
    retry: false,
  });
  const add = useMutation({
    mutationFn: async ({ baseUrl, names }: { baseUrl: string; names: string[] }) => {
      const connection = await client.models.createConnection.mutate({
        provider: "ollama",
        name: "Local Ollama",
        baseUrl,
        maxConcurrency: 2,
      });
      await client.models.add.mutate({
        connectionId: connection.id,
        models: names.slice(0, 100).map((name) => ({ name })),
      });
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries(api.models.pathFilter()),
        queries.invalidateQueries({ queryKey: ["local-models"] }),
      ]),
  });
  const found = local.data;
  if (!found?.isFound || !found.baseUrl || found.connectionId !== null || found.models.length === 0) {
    return <FormError error={add.error && errorParts(add.error)} />;
  }
  const { baseUrl, models: names } = found;
  return (
    <div className="flex flex-col gap-3">
      <Banner
        title={`A local Ollama was found with ${formatCount(names.length, "model")}`}
        action={
          <Button size="sm" pending={add.isPending} onClick={() => add.mutate({ baseUrl, names })}>
            Add
          </Button>
        }
      >
        {names.slice(0, 4).join(", ")}
        {names.length > 4 && ` and ${names.length - 4} more`}
      </Banner>
      <FormError error={add.error && errorParts(add.error)} />
    </div>
  );
}
