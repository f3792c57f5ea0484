"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";

/** After an act: every list and head, and the live door of this experiment's results. */
export function useRefreshExperiment(experimentId: string): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries(api.experiments.pathFilter()),
      queries.invalidateQueries(api.results.version.queryFilter({ experimentId })),
    ]);
  };
}
