import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>;

export type ExperimentList = Outputs["experiments"]["list"];
export type ExperimentCard = ExperimentList["items"][number];
export type ExperimentView = Outputs["experiments"]["byId"];
export type DraftInput = Outputs["experiments"]["draft"];
export type Estimate = Outputs["experiments"]["estimate"];
export type Pilot = Outputs["experiments"]["pilot"];
export type DatasetCard = Outputs["datasets"]["list"]["items"][number];
export type PromptCard = Outputs["prompts"]["list"]["items"][number];
export type ModelCard = Outputs["models"]["list"]["items"][number];
