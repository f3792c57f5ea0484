import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

export type Host = inferRouterOutputs<AppRouter>["hosts"]["get"];
export type Pull = Host["pulls"][number];
export type PulledModel = Host["pulled"][number];
export type LoadedModel = Host["loaded"][number];
