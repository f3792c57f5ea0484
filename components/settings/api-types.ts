import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>["engine"];

export type EngineStatus = Extract<Outputs["status"], { kind: "embedded" }>;
export type FailedRun = Outputs["failures"]["items"][number];
