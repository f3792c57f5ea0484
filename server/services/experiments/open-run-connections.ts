import { z } from "zod";
import { id } from "@/server/core/ids";
import type { ProviderConnection } from "@/server/providers/port";
import { loadProviderConnection } from "../models/load-provider-connection";
import { query } from "../operation";
import { loadExperiment } from "./load-experiment";

export type RunConnection = { name: string; connection: ProviderConnection };

/** The connections that a draft's models are called through. Holds opened keys, so no door may serve it. */
export const openRunConnections = query({
  name: "experiment.open-connections",
  permission: "experiments:write",
  input: z.object({ experimentId: id("experiment") }),
  output: z.custom<RunConnection[]>(),
  async run({ input, actor, db }) {
    const { workspaceId } = actor;
    const experiment = await loadExperiment(db, actor, input.experimentId);
    const of = { workspaceId, experimentId: experiment.id };
    const rows = await db.connection.findMany({
      where: { workspaceId, models: { some: { OR: [{ variants: { some: of } }, { evaluators: { some: of } }] } } },
      select: { id: true, name: true },
      orderBy: { name: "asc" },
    });
    const opened: RunConnection[] = [];
    for (const row of rows) {
      opened.push({ name: row.name, connection: await loadProviderConnection(db, workspaceId, row.id) });
    }
    return opened;
  },
});
