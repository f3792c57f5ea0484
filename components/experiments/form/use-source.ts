"use client";

import { skipToken, useQueries, useQuery } from "@tanstack/react-query";
import { useApi } from "../../shell/api-provider";
import { formOf } from "./form-defaults";

/** The form values of a stored experiment; null while it loads, and when none is asked for. */
export function useSource(experimentId: string | null, use: "edit" | "copy") {
  const api = useApi();
  const options = experimentId ? { experimentId } : skipToken;
  // What the form begins with is what is stored now.
  const input = useQuery(api.experiments.draft.queryOptions(options, { staleTime: 0, gcTime: 0 }));
  const view = useQuery(api.experiments.byId.queryOptions(options));
  const promptIds = [...new Set(view.data?.variants.map(({ prompt }) => prompt.id))];
  const prompts = useQueries({ queries: promptIds.map((promptId) => api.prompts.get.queryOptions({ promptId })) });
  const all = [input, view, ...prompts];
  const settings = new Map(
    prompts.flatMap(({ data }) => data?.versions.map((version) => [version.id, version.settings] as const) ?? []),
  );
  const isReady = input.data && view.data && prompts.every(({ data }) => data);
  return {
    values: isReady ? formOf(input.data, view.data, use, settings) : null,
    error: all.find((each) => each.error)?.error ?? null,
    isFetching: all.some((each) => each.isFetching),
    retry: () => {
      for (const each of all) if (each.isError) void each.refetch();
    },
  };
}
