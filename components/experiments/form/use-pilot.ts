"use client";

import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type ExperimentStatus, isBusy, isLive } from "@/server/core/experiment/status";
import { useApi } from "../../shell/api-provider";
import { errorParts } from "../../shell/error-parts";
import type { Estimate } from "../api-types";
import { type FormValues, toInput } from "./form-schema";
import { useProposedName } from "./use-proposed-name";

const pollMs = 1_000;
const ended: ExperimentStatus[] = ["completed", "stopped", "cancelled", "failed"];

/** The pilot of what the form holds: run it, follow it, and let the estimate rest on it when it has ended. */
export function usePilot(estimate: Estimate, values: FormValues) {
  const api = useApi();
  const queries = useQueryClient();
  const proposal = useProposedName();
  const run = useMutation(api.experiments.runPilot.mutationOptions());
  const { experimentId: openId, key } = estimate.pilot;
  /** The pilot last seen of these variants, measures and data; of others nothing is said. */
  const [followed, setFollowed] = useState<{ id: string; key: string } | null>(null);
  if (openId !== null && openId !== followed?.id) setFollowed({ id: openId, key });
  const followedId = followed?.key === key ? followed.id : null;
  const pilot = useQuery(
    api.experiments.pilot.queryOptions(followedId === null ? skipToken : { experimentId: followedId }, {
      refetchInterval: ({ state }) => (state.data && ended.includes(state.data.status) ? false : pollMs),
    }),
  );
  const found = (followedId === null ? null : pilot.data) ?? null;
  const hasEnded = found !== null && ended.includes(found.status);
  // Syncs the estimate, and every list, with the end of the run.
  useEffect(() => {
    if (hasEnded) void queries.invalidateQueries(api.experiments.pathFilter());
  }, [hasEnded, queries, api]);

  async function begin() {
    if (run.isPending) return;
    try {
      const { id } = await run.mutateAsync(toInput(values, proposal || "New experiment"));
      setFollowed({ id, key });
      await queries.invalidateQueries(api.experiments.estimate.pathFilter());
    } catch {
      // The mutation keeps the error, and the card says it.
    }
  }
  const isOpen = found !== null && isBusy(found.status);
  return {
    begin: () => void begin(),
    isStarting: run.isPending,
    error: run.error ? errorParts(run.error).message : null,
    /** While it has not ended. */
    open: isOpen ? found : null,
    isLive: isOpen && isLive(found.status),
    /** Ended, and something else is what the estimate rests on. */
    unused: hasEnded && openId === null && estimate.forecast.basis.experiment?.id !== found.id ? found : null,
  };
}
