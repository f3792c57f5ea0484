import { z } from "zod";
import { id } from "@/server/core/ids";
import { tokensPerSecond } from "@/server/core/model/model-health";
import type { ProviderConnection } from "@/server/providers/port";
import { loadProviderConnection } from "../models/load-provider-connection";
import { sumCallsByModel } from "../models/sum-calls";
import { query } from "../operation";
import { loadHost } from "./load-host";
import { type pullView, toPullView } from "./pull-view";

export type OpenedHost = {
  name: string;
  connection: ProviderConnection;
  /** With the tokens per second that the workspace measured in its own calls. */
  models: { id: string; name: string; tokensPerSecond: number | null }[];
  pulls: z.input<typeof pullView>[];
};

/** What is over is told for a while, so that somebody who comes back sees how it ended. */
const toldForMs = 24 * 3_600_000;
const measuredForMs = 7 * toldForMs;

/** Internal, for the page of a host: it returns the opened key, so no door may serve it. */
export const openHost = query({
  name: "host.open",
  permission: "connections:read",
  input: z.object({ connectionId: id("connection") }),
  output: z.custom<OpenedHost>(),
  async run({ input, actor, db, now }) {
    const { workspaceId } = actor;
    const host = await loadHost(db, actor, input.connectionId);
    const where = { workspaceId, connectionId: host.id };
    const models = await db.model.findMany({ where: { ...where, archivedAt: null }, select: { id: true, name: true } });
    const modelIds = models.map((model) => model.id);
    const calls = await sumCallsByModel(db, { workspaceId, since: new Date(now.getTime() - measuredForMs) }, modelIds);
    const since = new Date(now.getTime() - toldForMs);
    const pulls = await db.modelPull.findMany({
      where: { ...where, OR: [{ status: "running" }, { updatedAt: { gte: since } }] },
      orderBy: { createdAt: "desc" },
      take: 20,
    });
    return {
      name: host.name,
      connection: await loadProviderConnection(db, workspaceId, host.id),
      models: models.map((model) => {
        const sums = calls.find(({ modelId }) => modelId === model.id);
        return { ...model, tokensPerSecond: sums ? tokensPerSecond(sums) : null };
      }),
      pulls: pulls.map((row) => toPullView(row, now)),
    };
  },
});
