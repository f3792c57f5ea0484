"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { ChartSubject } from "../charts/chart-subject";
import type { ExperimentView } from "./api-types";
import { type LiveResults, useLiveResults } from "./use-live-results";

interface OpenExperiment {
  experiment: ExperimentView;
  live: LiveResults;
}

const ExperimentContext = createContext<OpenExperiment | null>(null);

/** One live door for the head and whichever tab is open. */
export function ExperimentProvider({ experiment, children }: { experiment: ExperimentView; children: ReactNode }) {
  const live = useLiveResults(experiment);
  const { status } = live;
  const current = useMemo(() => ({ ...experiment, status }), [experiment, status]);
  const open = useMemo(() => ({ experiment: current, live }), [current, live]);
  return (
    <ExperimentContext value={open}>
      <ChartSubject value={experiment.name}>{children}</ChartSubject>
    </ExperimentContext>
  );
}

/** The experiment of this page with its state as of now. */
export function useExperiment(): OpenExperiment {
  const value = useContext(ExperimentContext);
  if (!value) throw new Error("useExperiment works inside an ExperimentProvider only.");
  return value;
}
