import type { Actor } from "@/server/core/access/actor";
import { laneOf } from "@/server/core/experiment/lane";
import type { FrozenModel, Manifest } from "@/server/core/experiment/manifest";
import type { Tx } from "@/server/db/client";
import { loadConnection } from "../models/load-connection";

/** Where a run's calls of one of its models line up. */
export type Place = {
  workspaceId: string;
  connectionId: string;
  modelId: string;
  /** As many as can be under way now: the connection's limit of today, not of the launch. */
  maxConcurrency: number;
  /** Somebody waits at the screen: gets the next free place, whatever a batch has in line. */
  goesFirst: boolean;
};

export async function loadPlace(db: Tx, actor: Actor, manifest: Manifest, model: FrozenModel): Promise<Place> {
  const { workspaceId } = actor;
  const { connectionId, modelId } = model;
  const { maxConcurrency } = await loadConnection(db, actor, connectionId);
  return { workspaceId, connectionId, modelId, maxConcurrency, goesFirst: laneOf(manifest, model) === "quick" };
}
