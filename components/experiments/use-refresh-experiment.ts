"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { ExperimentStatus } from "@/server/core/experiment/status";
import { useApi } from "../shell/api-provider";
import type { ExperimentList } from "./api-types";

/** What every act on an experiment answers; those that leave its state alone do not name it. */
export interface ActAnswer {
  id: string;
  status?: ExperimentStatus;
}

/**
 * After an act: its answer shows at once; then every list and head, and the live door of this experiment's results, are
 * asked again. A question that was under way before the act is dropped with that, so that it cannot turn the state back.
 */
export function useRefreshExperiment(experimentId: string) {
  const api = useApi();
  const queries = useQueryClient();
  return async (answer?: ActAnswer): Promise<void> => {
    const status = answer?.status;
    if (status) {
      const change = { status, statusReason: null };
      queries.setQueriesData<ExperimentList>(
        api.experiments.list.queryFilter(),
        (before) =>
          before && {
            ...before,
            items: before.items.map((card) => (card.id === experimentId ? { ...card, ...change } : card)),
          },
      );
      queries.setQueryData(
        api.experiments.byId.queryKey({ experimentId }),
        (before) => before && { ...before, ...change },
      );
      queries.setQueryData(
        api.results.version.queryKey({ experimentId }),
        (before) => before && { ...before, ...change },
      );
    }
    await Promise.all([
      queries.invalidateQueries(api.experiments.pathFilter()),
      queries.invalidateQueries(api.results.version.queryFilter({ experimentId })),
    ]);
  };
}
