import type { Actor } from "@/server/core/access/actor";
import { AppError } from "@/server/core/errors";
import type { Tx } from "@/server/db/client";
import { loadOpenConnection } from "../models/load-connection";

/** A connection whose host can be managed: only Ollama's API pulls, loads and deletes models. */
export async function loadHost(db: Tx, actor: Actor, connectionId: string) {
  const row = await loadOpenConnection(db, actor, connectionId);
  if (row.provider !== "ollama") {
    throw new AppError("invalid", "Only the models of an Ollama host can be managed from here.");
  }
  return row;
}
