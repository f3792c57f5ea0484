"use client";

import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isBusy, isLive } from "@/server/core/experiment/status";
import { useApi } from "../../shell/api-provider";
import { errorParts } from "../../shell/error-parts";
import type { Estimate } from "../api-types";
import { type FormValues, toInput } from "./form-schema";
import { useProposedName } from "./use-proposed-name";

const pollMs = 1_000;

/** The pilot of what the form holds: run it, follow it, and let the estimate rest on it when it has ended. */
export function usePilot(estimate: Estimate, values: FormValues) {
  const api = useApi();
  const queries = useQueryClient();
  const proposal = useProposedName();
  const run = useMutation(api.experiments.runPilot.mutationOptions());
  const openId = estimate.pilot.experimentId;
  const [followedId, setFollowedId] = useState<string | null>(null);
  if (openId !== null && openId !== followedId) setFollowedId(openId);
  const pilot = useQuery(
    api.experiments.pilot.queryOptions(followedId === null ? skipToken : { experimentId: followedId }, {
      refetchInterval: ({ state }) => (state.data && !isBusy(state.data.status) ? false : pollMs),
    }),
  );
  const found = pilot.data ?? null;
  const status = found?.status;
  const hasEnded = status !== undefined && !isBusy(status);
  // Syncs the estimate, and every list, with the end of the run.
  useEffect(() => {
    if (hasEnded) void queries.invalidateQueries(api.experiments.pathFilter());
  }, [hasEnded, queries, api]);

  async function begin() {
    if (run.isPending) return;
    try {
      const { id } = await run.mutateAsync(toInput(values, proposal || "New experiment"));
      setFollowedId(id);
      await queries.invalidateQueries(api.experiments.estimate.pathFilter());
    } catch {
      // The mutation keeps the error, and the card says it.
    }
  }
  const isOpen = openId !== null && openId === found?.id && isBusy(found.status);
  return {
    begin: () => void begin(),
    isStarting: run.isPending,
    error: run.error ? errorParts(run.error).message : null,
    /** While it has not ended. */
    open: isOpen ? found : null,
    isLive: isOpen && isLive(found.status),
    /** Ended without a use for the estimate: cancelled, failed, or not one pair. */
    useless:
      found && !isOpen && hasEnded && openId === null && estimate.forecast.basis.experiment?.id !== found.id
        ? found
        : null,
  };
}
