import { z } from "zod";
import { id } from "@/server/core/ids";
import { providerKind } from "@/server/core/model/schema";
import type { Recording } from "@/server/providers/port";
import { query } from "../operation";
import { loadOpenConnection } from "./load-connection";
import { loadProviderConnection } from "./load-provider-connection";

/** Internal, for tasks that try a connection out: it returns the opened key, so no door may serve it. */
export const openConnection = query({
  name: "connection.open",
  permission: "connections:write",
  input: z.object({ connectionId: id("connection") }),
  output: z.object({
    name: z.string(),
    modelNames: z.array(z.string()),
    connection: z.object({
      kind: providerKind,
      baseUrl: z.string().nullable(),
      apiKey: z.string().nullable(),
      apiVersion: z.string().nullable().optional(),
      keepAlive: z.string().nullable().optional(),
      allowPrivateHosts: z.boolean().optional(),
      recording: z.custom<Recording>().optional(),
    }),
  }),
  async run({ input, actor, db }) {
    const { id, name } = await loadOpenConnection(db, actor, input.connectionId);
    const models = await db.model.findMany({
      where: { workspaceId: actor.workspaceId, connectionId: id, archivedAt: null },
      select: { name: true },
    });
    const connection = await loadProviderConnection(db, actor.workspaceId, id);
    return { name, connection, modelNames: models.map((model) => model.name) };
  },
});
