"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { dayOf, whyNotRemovePrice } from "@/server/core/model/price-history";
import { useNow } from "../hooks/use-now";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { QueryError } from "../shell/query-error";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { IconButton } from "../ui/icon-button";
import { Section } from "../ui/section";
import { TableSkeleton } from "../ui/skeleton";
import { Chip } from "../ui/status-chip";
import { Table, TableBody, TableCell, TableEmptyRow, TableHead, TableHeadCell, TableRow } from "../ui/table";
import type { ModelRow } from "./model-columns";
import { draftOf, type PriceDraft } from "./price-draft";
import { PriceForm } from "./price-form";
import { priceWords } from "./price-words";

const words = { planned: "planned", current: "in force", past: null };

/** What a model cost, costs and will cost. */
export function PricesSection({ model }: { model: ModelRow }) {
  const api = useApi();
  const queries = useQueryClient();
  const blocked = useBlocked("connections:write");
  const nowMs = useNow();
  const frameRef = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<{ start: PriceDraft; isCorrection: boolean } | null>(null);
  const prices = useQuery(api.models.prices.queryOptions({ modelId: model.id }));
  const remove = useMutation(
    api.models.removePrice.mutationOptions({ onSuccess: () => queries.invalidateQueries(api.models.pathFilter()) }),
  );
  const today = nowMs === null ? "" : dayOf(new Date(nowMs));
  const items = prices.data?.items ?? [];

  function focusOn(selector: string) {
    requestAnimationFrame(() => frameRef.current?.querySelector<HTMLElement>(selector)?.focus());
  }
  function show(start: PriceDraft, isCorrection: boolean) {
    remove.reset();
    setOpen({ start, isCorrection });
    focusOn("form input");
  }

  return (
    <Section
      look="plain"
      title="Prices"
      description="Costs and budgets are computed from these. Launched runs keep the prices they were launched with."
      actions={
        !open && (
          <Button
            size="sm"
            data-add-price
            blockedBecause={blocked}
            onClick={() => show(draftOf(model.price, today, ""), false)}
          >
            Add price
          </Button>
        )
      }
    >
      <div ref={frameRef} className="flex flex-col gap-3">
        {open && (
          <PriceForm
            model={model}
            {...open}
            takenDays={items.map((price) => price.effectiveFrom)}
            onClose={() => {
              setOpen(null);
              focusOn("[data-price-row] button");
            }}
          />
        )}
        {prices.isPending ? (
          <TableSkeleton rows={2} columns={2} />
        ) : prices.isError ? (
          <QueryError
            title="The prices could not be read"
            error={prices.error}
            onRetry={prices.refetch}
            retrying={prices.isFetching}
          />
        ) : (
          <Table caption={`Prices of ${model.label}`}>
            <TableHead>
              <TableRow>
                <TableHeadCell>From</TableHeadCell>
                <TableHeadCell>Price</TableHeadCell>
                <TableHeadCell align="right">
                  <span className="sr-only">Actions</span>
                </TableHeadCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {items.map((price) => (
                <TableRow
                  key={price.effectiveFrom}
                  data-price-row
                  className={price.state === "past" ? "text-muted" : ""}
                >
                  <TableCell className="whitespace-nowrap align-top tabular-nums">
                    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-1">
                      {price.effectiveFrom}
                      {words[price.state] && (
                        <Chip tone={price.state === "planned" ? "info" : "neutral"}>{words[price.state]}</Chip>
                      )}
                    </span>
                  </TableCell>
                  <TableCell className="align-top">
                    <span className="block pt-1 tabular-nums">{priceWords(price)}</span>
                    <span className="block text-subtle text-xs">
                      {[price.note, price.createdBy && `set by ${price.createdBy}`].filter(Boolean).join(" · ")}
                    </span>
                  </TableCell>
                  <TableCell align="right" className="align-top">
                    <IconButton
                      label={`Correct the price from ${price.effectiveFrom}`}
                      icon={<Pencil />}
                      size="sm"
                      blockedBecause={blocked}
                      onClick={() => show(draftOf(price, price.effectiveFrom, price.note), true)}
                    />
                    <IconButton
                      label={`Remove the price from ${price.effectiveFrom}`}
                      icon={<Trash2 />}
                      size="sm"
                      blockedBecause={blocked ?? whyNotRemovePrice(items, price, today)}
                      pending={remove.isPending && remove.variables.effectiveFrom === price.effectiveFrom}
                      onClick={() => remove.mutate({ modelId: model.id, effectiveFrom: price.effectiveFrom })}
                    />
                  </TableCell>
                </TableRow>
              ))}
              {items.length === 0 && (
                <TableEmptyRow columns={3}>No price yet: runs are counted as free. Add one.</TableEmptyRow>
              )}
            </TableBody>
          </Table>
        )}
        <FormError error={remove.error && errorParts(remove.error)} />
      </div>
    </Section>
  );
}
