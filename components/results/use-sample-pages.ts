"use client";

import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useApi } from "../shell/api-provider";
import type { ResultSample } from "./api-types";
import { pageNumbers } from "./page-numbers";
import type { SampleFilter, SampleSort } from "./samples-view";

export interface SamplesQuestion {
  experimentId: string;
  /** The candidate that is held against the control. */
  variantId: string | null;
  filter: SampleFilter;
  sort: SampleSort;
  search: string;
}

const pageSize = 50;
/** While the scroll bar is dragged, most of the pages that fly past are not asked for. */
const lookEveryMs = 120;

/**
 * The samples as one long list of which only the pages in sight are loaded, so that one can jump anywhere and a refresh
 * costs the same however much was seen before. A page once loaded stays as it was until it is asked for anew.
 */
export function useSamplePages(question: SamplesQuestion, openNumber: number | null, isEnabled: boolean) {
  const api = useApi();
  const queries = useQueryClient();
  const key = JSON.stringify(question);
  const [seen, setSeen] = useState({ key, first: 0, last: 0 });
  const range = seen.key === key ? seen : { first: 0, last: 0 };

  const inputOf = (page: number) => ({ ...question, limit: pageSize, cursor: String(page * pageSize) });
  const known = (page: number) => queries.getQueryData(api.results.samples.queryKey(inputOf(page)));
  const at = (index: number): ResultSample | null =>
    known(Math.floor(index / pageSize))?.items[index % pageSize] ?? null;
  const openIndex = openNumber === null ? -1 : indexOf(openNumber);

  const numbers = pageNumbers({ ...range, openIndex, total: known(0)?.total ?? 0 }, pageSize);
  const pages = useQueries({
    queries: numbers.map((page) =>
      api.results.samples.queryOptions(inputOf(page), {
        enabled: isEnabled,
        staleTime: Number.POSITIVE_INFINITY,
        trpc: { abortOnUnmount: true },
      }),
    ),
  });
  const [first] = pages;
  const failed = pages.find((page) => page.isError);

  const latest = useRef(seen);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Syncs the timer with the page's end.
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    total: first?.data?.total ?? null,
    isPending: first?.isPending ?? true,
    /** A page that could not be loaded, in sight or the first of all. */
    failure: failed?.error ?? null,
    isRefreshing: pages.some((page) => page.isRefetching),
    isRetrying: failed?.isFetching ?? false,
    retry: () => void failed?.refetch(),
    refresh: () => void queries.invalidateQueries(api.results.samples.pathFilter()),
    at,
    /** Place in this list of the sample that `openNumber` names; -1 while it is not loaded. */
    openIndex,
    onRangeChange(from: number, to: number) {
      latest.current = { key, first: from, last: to };
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        setSeen(latest.current);
      }, lookEveryMs);
    },
  };

  function indexOf(number: number): number {
    const total = known(0)?.total ?? 0;
    for (let page = 0; page * pageSize < total; page += 1) {
      const place = known(page)?.items.findIndex((item) => item.position + 1 === number) ?? -1;
      if (place >= 0) return page * pageSize + place;
    }
    return -1;
  }
}
