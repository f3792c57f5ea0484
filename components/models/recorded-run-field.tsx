"use client";

import { useQuery } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { Combobox } from "../ui/combobox";
import { Field } from "../ui/field";
import { Skeleton } from "../ui/skeleton";

interface RecordedRunFieldProps {
  value: string;
  onChange: (experimentId: string) => void;
}

/** Which finished run a connection gives the answers of. */
export function RecordedRunField({ value, onChange }: RecordedRunFieldProps) {
  const api = useApi();
  const runs = useQuery(
    api.experiments.list.queryOptions({ status: ["completed", "stopped", "cancelled"], limit: 200 }),
  );
  if (runs.isPending) return <Skeleton className="h-14" />;
  if (runs.isError) return <QueryError error={runs.error} onRetry={runs.refetch} retrying={runs.isFetching} />;
  const { items } = runs.data;
  if (items.length === 0) {
    return <p className="text-muted text-sm">No run has ended yet. Come back when one has, and choose it here.</p>;
  }
  return (
    <Field
      label="Run"
      required
      help="Each of its variants becomes a model, which answers what that variant was asked, word for word, and nothing else."
    >
      <Combobox
        value={value}
        options={items.map(({ id, name, dataset }) => ({ value: id, label: name, hint: dataset.name }))}
        placeholder="Choose a finished run"
        nothingFound="No finished run of this name."
        onValueChange={onChange}
      />
    </Field>
  );
}
