import { z } from "zod";
import { id } from "@/server/core/ids";
import { hostModelName } from "@/server/core/model/schema";
import type { ProviderConnection } from "@/server/providers/port";
import { loadProviderConnection } from "../models/load-provider-connection";
import { refuseWhileUsed } from "../models/refuse-while-used";
import { query } from "../operation";
import { loadHost } from "./load-host";

/** Internal: it returns the opened key. A model that a run in progress calls is not deleted from under it. */
export const openHostChange = query({
  name: "host.open-change",
  permission: "connections:write",
  input: z.object({
    connectionId: id("connection"),
    model: hostModelName,
    change: z.enum(["delete", "load", "unload"]),
  }),
  output: z.custom<ProviderConnection>(),
  async run({ input: { connectionId, model, change }, actor, db }) {
    const { workspaceId } = actor;
    const host = await loadHost(db, actor, connectionId);
    const added = await db.model.findFirst({ where: { workspaceId, connectionId: host.id, name: model } });
    if (change === "delete" && added) await refuseWhileUsed(db, actor, { id: added.id }, "model");
    return loadProviderConnection(db, workspaceId, host.id);
  },
});
