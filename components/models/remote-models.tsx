"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useApi, useApiClient } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { QueryError } from "../shell/query-error";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { formatCompact, formatCount } from "../ui/format";
import { Input } from "../ui/input";
import { ScrollRegion } from "../ui/scroll-region";
import { Skeleton } from "../ui/skeleton";
import { priceLabel } from "./price-text";

interface RemoteModelsProps {
  connectionId: string;
  /** What is particular about this provider's models. */
  hint?: string | null;
  onDone: () => void;
}

/** What the provider offers now, to be ticked; a name that it does not list can be typed. */
export function RemoteModels({ connectionId, hint, onDone }: RemoteModelsProps) {
  const api = useApi();
  const client = useApiClient();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [filter, setFilter] = useState("");
  const [typed, setTyped] = useState("");
  // Listing is a call to the outside, so it is a mutation to the server; here it is read like any list.
  const remote = useQuery({
    queryKey: ["remote-models", connectionId],
    queryFn: () => client.models.remoteModels.mutate({ connectionId }),
    staleTime: 0,
    retry: false,
  });
  const add = useMutation(
    api.models.add.mutationOptions({
      onSuccess: () => queries.invalidateQueries(api.models.pathFilter()).then(onDone),
    }),
  );
  const items = remote.data?.items ?? [];
  const shown = items.filter(({ name, label }) =>
    `${name} ${label}`.toLowerCase().includes(filter.trim().toLowerCase()),
  );
  const picked = items.filter(({ name, isAdded }) => chosen.has(name) && !isAdded);
  const count = picked.length + (typed.trim() ? 1 : 0);

  function submit() {
    const models = picked.map(({ isAdded: _, inputMicroUsdPerMillion, outputMicroUsdPerMillion, ...model }) => ({
      ...model,
      inputMicroUsdPerMillion: inputMicroUsdPerMillion ?? 0,
      outputMicroUsdPerMillion: outputMicroUsdPerMillion ?? 0,
    }));
    add.mutate({ connectionId, models: typed.trim() ? [...models, { name: typed.trim() }] : models });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (count > 0) submit();
      }}
      className="flex flex-col gap-4"
    >
      {hint && <p className="text-muted text-sm">{hint}</p>}
      {remote.isPending ? (
        <div role="status" aria-label="Asking the provider" className="flex flex-col gap-2">
          {["a", "b", "c", "d", "e"].map((key) => (
            <Skeleton key={key} className="h-9" />
          ))}
        </div>
      ) : remote.isError ? (
        <QueryError
          title="The provider did not list its models"
          error={remote.error}
          kept="The connection is saved; a model can also be named below."
          onRetry={remote.refetch}
          retrying={remote.isFetching}
        />
      ) : (
        <fieldset className="flex flex-col gap-2">
          <legend className="sr-only">Models</legend>
          {items.length > 8 && (
            <Input
              type="search"
              aria-label="Filter the list"
              placeholder={`Filter ${formatCount(items.length, "model")}`}
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
          )}
          <ScrollRegion aria-label="Models of the provider" className="max-h-72 overflow-auto rounded border">
            <ul className="divide-y">
              {shown.map((model) => (
                <li key={model.name} className="flex items-center gap-3 px-3 py-2">
                  <Checkbox
                    className="min-w-0 flex-1"
                    label={<span className="break-all font-mono">{model.name}</span>}
                    checked={model.isAdded || chosen.has(model.name)}
                    disabled={model.isAdded}
                    onCheckedChange={(isChosen) =>
                      setChosen((before) => {
                        const next = new Set(before);
                        if (isChosen) next.add(model.name);
                        else next.delete(model.name);
                        return next;
                      })
                    }
                  />
                  <span className="shrink-0 text-right text-subtle text-xs tabular-nums">
                    {model.isAdded ? "added" : details(model)}
                    {!model.isAdded && model.priceNote !== "" && <span className="block">{model.priceNote}</span>}
                  </span>
                </li>
              ))}
              {shown.length === 0 && (
                <li className="px-3 py-6 text-center text-muted text-sm">
                  {items.length === 0 ? "The provider lists no model." : "No model matches."}
                </li>
              )}
            </ul>
          </ScrollRegion>
        </fieldset>
      )}
      {!remote.isPending && (
        <Field label="Another model" hint="optional" help="The provider's exact name, where the list lacks it.">
          <Input
            mono
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      )}
      <FormError error={add.error && errorParts(add.error)} />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          {count === 0 ? "Close" : "Cancel"}
        </Button>
        <Button
          type="submit"
          variant="primary"
          pending={add.isPending}
          blockedBecause={count === 0 ? "Choose a model or name one." : null}
        >
          {count === 0 ? "Add models" : `Add ${formatCount(count, "model")}`}
        </Button>
      </div>
    </form>
  );
}

interface Remote {
  contextTokens: number | null;
  inputMicroUsdPerMillion: number | null;
  outputMicroUsdPerMillion: number | null;
}

function details({ contextTokens, inputMicroUsdPerMillion: input, outputMicroUsdPerMillion: output }: Remote) {
  const price =
    input === null || output === null ? "price unknown" : `${priceLabel(input)} in, ${priceLabel(output)} out`;
  return contextTokens === null ? price : `${formatCompact(contextTokens)} context · ${price}`;
}
