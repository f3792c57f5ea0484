import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>;

export type ExperimentView = Outputs["experiments"]["byId"];
export type ExperimentStatus = ExperimentView["status"];
export type Holds = Outputs["experiments"]["holds"]["items"];
export type ResultSample = Outputs["results"]["samples"]["items"][number];
export type SampleCell = ResultSample["cells"][number];
export type CellTrial = SampleCell["trials"][number];
export type TrialView = Outputs["results"]["trial"];
export type FailedTrial = Outputs["results"]["failures"]["items"][number];
