"use client";

import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../shell/api-provider";
import type { DatasetCard, ModelCard, PromptCard } from "../api-types";

/** The most that one list answers with; the search inside a picker covers these. */
const offered = 200;

export interface Library {
  datasets: DatasetCard[];
  prompts: PromptCard[];
  models: ModelCard[];
}

/** What an experiment can be made of: the latest versions, the last used first. */
export function useLibrary() {
  const api = useApi();
  const datasets = useQuery(api.datasets.list.queryOptions({ limit: offered }));
  const prompts = useQuery(api.prompts.list.queryOptions({ limit: offered }));
  const models = useQuery(api.models.list.queryOptions({ limit: offered }));
  const all = [datasets, prompts, models];
  const library: Library | null =
    datasets.data && prompts.data && models.data
      ? { datasets: datasets.data.items, prompts: prompts.data.items, models: models.data.items }
      : null;
  return {
    library,
    error: all.find((each) => each.error)?.error ?? null,
    isFetching: all.some((each) => each.isFetching),
    retry: () => {
      for (const each of all) if (each.isError) void each.refetch();
    },
  };
}
