"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { useApi } from "../shell/api-provider";
import type { ExperimentView } from "./api-types";
import { pollEveryMs } from "./poll-every";

/** One lost answer is no silence. */
const silentAfterMs = 2_500;

/**
 * The only live door. During a run it asks for the tiny version within each second and fetches the snapshot when that
 * grew. A hidden tab does not ask; it catches up when it is seen again. What was shown stays when the server falls silent.
 * What it returns stays the same object until something in it changed, so that the page does not draw itself at each tick.
 */
export function useLiveResults(experiment: ExperimentView) {
  const api = useApi();
  const queries = useQueryClient();
  const experimentId = experiment.id;
  const isDraft = experiment.status === "draft";
  const results = useQuery(api.results.get.queryOptions({ experimentId }, { enabled: !isDraft }));
  const snapshot = results.data ?? null;
  const bell = useQuery(
    api.results.version.queryOptions(
      { experimentId },
      {
        enabled: !isDraft,
        retry: false,
        staleTime: 0,
        refetchOnWindowFocus: true,
        refetchInterval: (query) =>
          pollEveryMs(query.state.data?.status ?? experiment.status, snapshot?.body.verdict.isFinal ?? null),
      },
    ),
  );

  const isBehind = (bell.data?.version ?? 0) > (snapshot?.version ?? 0);
  const heardAtMs = bell.dataUpdatedAt;
  const { refetch } = results;
  // Syncs the snapshot with the bell, and again at each ring after a fetch that failed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ring itself is what it waits for
  useEffect(() => {
    if (isBehind) void refetch({ cancelRefetch: false });
  }, [isBehind, heardAtMs, refetch]);

  const status = bell.data?.status ?? experiment.status;
  const told = useRef(experiment.status);
  // Syncs the rest of the cache with a change of state that the bell told first.
  useEffect(() => {
    if (told.current === status) return;
    told.current = status;
    void queries.invalidateQueries(api.experiments.pathFilter());
    void queries.invalidateQueries(api.results.samples.pathFilter());
    void queries.invalidateQueries(api.results.failures.pathFilter());
  }, [status, queries, api]);

  const statusReason = bell.data ? bell.data.statusReason : experiment.statusReason;
  const resumeCount = bell.data?.resumeCount ?? experiment.resumeCount;
  const isSilent = bell.isPaused || (bell.isError && bell.errorUpdatedAt - heardAtMs >= silentAfterMs);
  const silentSinceMs = isSilent ? heardAtMs : null;
  const { isPending } = results;
  const failure = results.isError && !snapshot ? results.error : null;
  const isRetrying = failure !== null && results.isFetching;
  const { refetch: askAgain } = bell;
  return useMemo(
    () => ({
      status,
      statusReason,
      resumeCount,
      /** The newest snapshot; null before the first. */
      snapshot,
      isPending,
      /** Why there is nothing to show at all. */
      failure,
      isRetrying,
      retry: () => void refetch(),
      /** The server does not answer: what is shown is the last that was heard, at this time. */
      silentSinceMs,
      askAgain: () => void askAgain(),
    }),
    [status, statusReason, resumeCount, snapshot, isPending, failure, isRetrying, refetch, silentSinceMs, askAgain],
  );
}

export type LiveResults = ReturnType<typeof useLiveResults>;
