"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { costOfTimeMicroUsd } from "@/server/core/model/price";
import { priceOf } from "@/server/core/model/price-schema";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { formatMoney } from "../ui/format";
import { Input } from "../ui/input";
import { RadioGroup } from "../ui/radio-group";
import type { ModelRow } from "./model-columns";
import { draftOf, fieldOfPath, type PriceDraft, readDraft } from "./price-draft";
import { PriceSuggestions } from "./price-suggestions";

interface PriceFormProps {
  model: ModelRow;
  start: PriceDraft;
  /** A price that is there keeps its day. */
  isCorrection: boolean;
  /** Days that have a price. */
  takenDays: string[];
  onClose: () => void;
}

const seconds = 3;

export function PriceForm({ model, start, isCorrection, takenDays, onClose }: PriceFormProps) {
  const api = useApi();
  const queries = useQueryClient();
  const formRef = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(start);
  const [isTried, setIsTried] = useState(false);
  const save = useMutation(
    api.models.setPrice.mutationOptions({
      onSuccess: () => queries.invalidateQueries(api.models.pathFilter()).then(onClose),
    }),
  );
  const read = readDraft(draft);
  const refused = save.error ? errorParts(save.error).fields : [];
  const errorOf = (field: keyof PriceDraft) =>
    (isTried && !read.ok ? read.errors[field] : undefined) ??
    refused.find(({ path }) => fieldOfPath[path] === field)?.message ??
    null;
  const change = (part: Partial<PriceDraft>) => setDraft((before) => ({ ...before, ...part }));
  const price = read.ok ? priceOf(read.value.price) : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsTried(true);
    if (read.ok) save.mutate({ modelId: model.id, ...read.value });
    else requestAnimationFrame(() => formRef.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }

  const typed = (field: keyof PriceDraft, inputMode: "decimal" | "numeric" = "decimal") => (
    <Input
      inputMode={inputMode}
      className="tabular-nums"
      value={draft[field]}
      onChange={(event) => change({ [field]: event.target.value })}
    />
  );

  return (
    <form
      ref={formRef}
      noValidate
      aria-label={isCorrection ? `Correct the price from ${start.effectiveFrom}` : "Add a price"}
      onSubmit={submit}
      className="flex flex-col gap-4 rounded border p-4"
    >
      {isCorrection ? (
        <p className="font-medium text-sm">Price from {start.effectiveFrom}</p>
      ) : (
        <Field
          label="From"
          help={
            takenDays.includes(draft.effectiveFrom)
              ? "This day has a price, which is replaced. Choose another day to keep it."
              : "00:00 UTC of that day. A day to come takes effect by itself."
          }
          error={errorOf("effectiveFrom")}
        >
          <Input
            type="date"
            className="w-44"
            value={draft.effectiveFrom}
            onChange={(event) => change({ effectiveFrom: event.target.value })}
          />
        </Field>
      )}
      <RadioGroup
        label="Calls are paid"
        look="cards"
        value={draft.basis}
        onValueChange={(basis) => change({ basis: basis === "time" ? "time" : "tokens" })}
        options={[
          { value: "tokens", label: "By tokens", help: "As providers bill." },
          { value: "time", label: "By time", help: "A server of your own." },
        ]}
      />
      {draft.basis === "tokens" ? (
        <>
          <PriceSuggestions
            model={model}
            onUse={(price, note) => setDraft(draftOf(price, draft.effectiveFrom, note))}
          />
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label="Input" help="$ per million tokens" error={errorOf("input")}>
              {typed("input")}
            </Field>
            <Field label="Cached input" help="Empty: like input" error={errorOf("cached")}>
              {typed("cached")}
            </Field>
            <Field label="Output" help="Reasoning included" error={errorOf("output")}>
              {typed("output")}
            </Field>
          </div>
        </>
      ) : (
        <>
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label="Server" help="$ a month" error={errorOf("monthly")}>
              {typed("monthly")}
            </Field>
            <Field label="Calls at once" help="That it can work" error={errorOf("callsAtOnce")}>
              {typed("callsAtOnce", "numeric")}
            </Field>
            <Field label="Busy" help="% of the month" error={errorOf("busy")}>
              {typed("busy", "numeric")}
            </Field>
          </div>
          <p className="text-muted text-sm" aria-live="polite">
            {price?.byTime
              ? `A call of ${seconds} s costs ${formatMoney(costOfTimeMicroUsd(seconds * 1000, price.byTime))}.`
              : `A call costs its share of a month of 730 hours.`}
          </p>
        </>
      )}
      <Field label="Note" hint="optional" help="Where the price is from." error={errorOf("note")}>
        <Input value={draft.note} maxLength={200} onChange={(event) => change({ note: event.target.value })} />
      </Field>
      <FormError error={save.error && errorParts(save.error)} />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" pending={save.isPending}>
          Save price
        </Button>
      </div>
    </form>
  );
}
