import { client } from "@/server/db/client";

export type ActiveExperiment = { workspaceId: string; experimentId: string; status: string };

/** Queued and running experiments of every workspace, ids only: asked through one definer function of the database. */
export function listActiveExperiments(): Promise<ActiveExperiment[]> {
  return client().$queryRaw<ActiveExperiment[]>`select * from app_active_experiments()`;
}
