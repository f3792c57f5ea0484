import type { ExperimentStatus } from "@/server/core/experiment/status";
import { client } from "@/server/db/client";

export type ActiveExperiment = { workspaceId: string; experimentId: string; status: ExperimentStatus };

/** Runs of every workspace that go on, or have ended without their last summary; ids only, asked through one definer function of the database. */
export function listActiveExperiments(): Promise<ActiveExperiment[]> {
  return client().$queryRaw<ActiveExperiment[]>`select * from app_active_experiments()`;
}
