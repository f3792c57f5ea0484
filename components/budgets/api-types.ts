import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Outputs = inferRouterOutputs<AppRouter>["budgets"];

export type Budgets = Outputs["list"];
export type PurseView = Budgets["whole"];
export type Spend = Outputs["spend"];
export type SpendPart = Spend["models"];
export type AlertView = Outputs["alerts"]["items"][number];
