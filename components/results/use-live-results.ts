"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useApi } from "../shell/api-provider";
import type { ExperimentView } from "./api-types";
import { pollEveryMs } from "./poll-every";

/**
 * The only live door. During a run it asks for the tiny version each second and fetches the snapshot when that grew. A
 * hidden tab does not ask; it catches up when it is seen again. What was shown stays when the server falls silent.
 */
export function useLiveResults(experiment: ExperimentView) {
  const api = useApi();
  const queries = useQueryClient();
  const experimentId = experiment.id;
  const isDraft = experiment.status === "draft";
  const results = useQuery(api.results.get.queryOptions({ experimentId }, { enabled: !isDraft }));
  const bell = useQuery(
    api.results.version.queryOptions(
      { experimentId },
      {
        enabled: !isDraft,
        retry: false,
        staleTime: 0,
        refetchOnWindowFocus: true,
        refetchInterval: (query) =>
          pollEveryMs(query.state.data?.status ?? experiment.status, results.data?.body.verdict.isFinal ?? null),
      },
    ),
  );

  const status = bell.data?.status ?? experiment.status;
  const version = bell.data?.version ?? 0;
  const shownVersion = results.data?.version ?? 0;
  const { refetch } = results;
  const asked = useRef(0);

  // Syncs the snapshot with the bell: each version is asked for once.
  useEffect(() => {
    if (version <= shownVersion || version <= asked.current) return;
    asked.current = version;
    void refetch();
  }, [version, shownVersion, refetch]);

  const told = useRef(experiment.status);
  // Syncs the rest of the cache with a change of state that the bell told first.
  useEffect(() => {
    if (told.current === status) return;
    told.current = status;
    void queries.invalidateQueries(api.experiments.pathFilter());
    void queries.invalidateQueries(api.results.samples.pathFilter());
    void queries.invalidateQueries(api.results.failures.pathFilter());
  }, [status, queries, api]);

  return {
    status,
    statusReason: bell.data ? bell.data.statusReason : experiment.statusReason,
    resumeCount: bell.data?.resumeCount ?? experiment.resumeCount,
    results,
    /** The server does not answer: what is shown is the last that was heard, at this time. */
    silentSinceMs: bell.isError || bell.fetchStatus === "paused" ? bell.dataUpdatedAt : null,
    retry: () => void bell.refetch(),
  };
}

export type LiveResults = ReturnType<typeof useLiveResults>;
