import { z } from "zod";
import { id } from "@/server/core/ids";
import type { ProviderConnection } from "@/server/providers/port";
import { loadProviderConnection } from "../models/load-provider-connection";
import { query } from "../operation";

/** Internal: a pull that is to be worked, with the opened connection; null when it is over or was replaced. */
export const openPull = query({
  name: "modelPull.open",
  permission: "system:write",
  input: z.object({ pullId: id("modelPull") }),
  output: z.custom<{ model: string; connection: ProviderConnection } | null>(),
  async run({ input, actor, db }) {
    const { workspaceId } = actor;
    const pull = await db.modelPull.findFirst({ where: { workspaceId, id: input.pullId, status: "running" } });
    if (!pull) return null;
    return { model: pull.model, connection: await loadProviderConnection(db, workspaceId, pull.connectionId) };
  },
});
