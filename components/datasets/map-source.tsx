"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useMemo, useRef, useState } from "react";
import { inferColumns } from "@/server/core/dataset/infer-columns";
import { mapSamples } from "@/server/core/dataset/map-samples";
import type { Mapping } from "@/server/core/dataset/schema";
import type { Table } from "@/server/core/dataset/table";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { errorParts, fieldMessage } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { formatCount, formatNumber } from "../ui/format";
import { Input } from "../ui/input";
import { Section } from "../ui/section";
import { ImportSummary } from "./import-summary";
import { MappingTable, shownRows } from "./mapping-table";
import { proposeName, type ReadSource } from "./read-file";
import { tableErrorsOf } from "./server-problems";
import { TableErrors } from "./table-errors";

interface MapSourceProps {
  source: ReadSource;
  table: Table;
  /** The dataset that gets its next version; null makes a new dataset. */
  next: { id: string; name: string; number: number; inputColumns: string[] } | null;
  onBack: () => void;
}

/** What each column becomes, seen on the first rows; then one click imports. */
export function MapSource({ source, table, next, onBack }: MapSourceProps) {
  const api = useApi();
  const path = useWorkspacePath();
  const blocked = useBlocked("datasets:write");
  const router = useRouter();
  const queries = useQueryClient();
  const nameRef = useRef<HTMLInputElement>(null);
  const [mapping, setMapping] = useState<Mapping>(() => inferColumns(table.columns, table.rows));
  const [name, setName] = useState(() => proposeName(source.name));
  const [nameError, setNameError] = useState<string | null>(null);
  const mapped = useMemo(() => mapSamples(table, mapping), [table, mapping]);
  const lost = next && mapped.ok ? next.inputColumns.filter((column) => !mapped.inputColumns.includes(column)) : [];

  const add = useMutation(
    api.datasets.import.mutationOptions({
      onSuccess: async ({ datasetId }) => {
        await queries.invalidateQueries(api.datasets.pathFilter());
        router.push(path(`/datasets/${datasetId}`));
      },
      onError: (error) => {
        const message = fieldMessage(error, "target.name") ?? fieldMessage(error, "name");
        setNameError(message);
        if (message) nameRef.current?.focus();
      },
    }),
  );
  const refused = add.error ? tableErrorsOf(errorParts(add.error).fields) : [];

  function submit(event: FormEvent) {
    event.preventDefault();
    if (blocked || !mapped.ok || add.isPending || add.isSuccess) return;
    if (!next && name.trim() === "") {
      setNameError("Give the dataset a name.");
      nameRef.current?.focus();
      return;
    }
    add.mutate({
      target: next ? { kind: "next", datasetId: next.id } : { kind: "new", name },
      sourceName: source.name,
      text: source.text,
      mapping,
    });
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        <span className="min-w-0 truncate font-medium font-mono">{source.name}</span>
        <span className="text-muted tabular-nums">
          {formatCount(table.rows.length, "row")}, {formatCount(table.columns.length, "column")}
        </span>
        <Button variant="ghost" size="sm" onClick={onBack}>
          Choose another
        </Button>
      </div>
      {!next && (
        <Field label="Name" error={nameError} required className="max-w-md">
          <Input
            ref={nameRef}
            value={name}
            maxLength={120}
            onChange={(event) => {
              setName(event.target.value);
              setNameError(null);
            }}
            onBlur={() => setNameError(name.trim() === "" ? "Give the dataset a name." : null)}
          />
        </Field>
      )}
      <Section
        look="plain"
        title="What each column becomes"
        description={`A first guess from names and pictures; correct it here.${table.rows.length > shownRows ? ` These are the first ${shownRows} rows.` : ""}`}
      >
        <MappingTable
          table={table}
          mapping={mapping}
          onRoleChange={(column, role) =>
            setMapping((before) => before.map((entry) => (entry.column === column ? { column, role } : entry)))
          }
        />
      </Section>
      {mapped.ok ? (
        <Section title={next ? `Version ${formatNumber(next.number)} of ${next.name}` : "The dataset"}>
          <ImportSummary mapped={mapped} />
        </Section>
      ) : (
        <TableErrors title="These rows cannot be imported yet" errors={mapped.errors} moreErrors={mapped.moreErrors} />
      )}
      {lost.length > 0 && (
        <Banner tone="warning" title="This version lacks inputs that the latest one has">
          {`${lost.map((column) => `{{${column}}}`).join(", ")}: prompts that use them will not fit this version. Earlier versions stay as they are.`}
        </Banner>
      )}
      {refused.length > 0 && <TableErrors title="The server refused these rows" errors={refused} moreErrors={0} />}
      {add.error && !nameError && refused.length === 0 && <FormError error={errorParts(add.error)} />}
      <div className="flex items-center gap-2">
        <Button
          type="submit"
          variant="primary"
          pending={add.isPending || add.isSuccess}
          blockedBecause={blocked ?? (mapped.ok ? null : "Correct the problems above first.")}
        >
          {mapped.ok ? `Import ${formatCount(mapped.samples.length, "sample")}` : "Import"}
        </Button>
        <Button variant="ghost" onClick={onBack}>
          Back
        </Button>
      </div>
    </form>
  );
}
