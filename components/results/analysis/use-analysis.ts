"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useApi } from "../../shell/api-provider";
import { useExperiment } from "../experiment-context";

const lookEveryMs = 2_000;
const askEveryMs = 15_000;

/**
 * The analysis of the open experiment. While it is behind the snapshot and the page is seen, a newer one is asked for and
 * looked for; what was shown stays until it comes.
 */
export function useAnalysis() {
  const api = useApi();
  const { experiment, live } = useExperiment();
  const experimentId = experiment.id;
  const isDraft = experiment.status === "draft";
  const newest = live.snapshot?.version ?? 0;
  const isBehind = (version: number | undefined) => (version ?? 0) < newest;
  const found = useQuery(
    api.results.analysis.queryOptions(
      { experimentId },
      {
        enabled: !isDraft,
        // After an error only another try by hand asks again, else the error would come and go.
        refetchInterval: (query) =>
          query.state.status !== "error" && isBehind(query.state.data?.analysis?.version) ? lookEveryMs : false,
      },
    ),
  );
  const { mutate: ask } = useMutation(api.results.requestAnalysis.mutationOptions());
  const analysis = found.data?.analysis ?? null;
  const needsNewer = found.isSuccess && isBehind(analysis?.version);
  // Syncs the server's work with what is looked at: nothing is computed for a page that nobody sees.
  useEffect(() => {
    if (!needsNewer) return;
    const askIfSeen = () => {
      if (document.visibilityState === "visible") ask({ experimentId });
    };
    askIfSeen();
    const timer = setInterval(askIfSeen, askEveryMs);
    return () => clearInterval(timer);
  }, [needsNewer, ask, experimentId]);
  return { analysis, needsNewer, failure: found.isError && !analysis ? found.error : null, query: found };
}
