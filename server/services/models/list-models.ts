import { z } from "zod";
import { id } from "@/server/core/ids";
import { lastHours } from "@/server/core/model/model-health";
import { pageInput } from "@/server/core/units";
import type { Tx } from "@/server/db/client";
import { query } from "../operation";
import { nextPlace, pageOf, readPlace } from "../page";
import { healthChip, noCalls, toHealthChip } from "./health-view";
import { loadConnection } from "./load-connection";
import { modelSelect, modelView, viewModels } from "./model-view";
import { sumCallsByModel } from "./sum-calls";

/** The models that can be chosen, by their connection's name and their own. */
export const listModels = query({
  name: "model.list",
  permission: "connections:read",
  input: pageInput.extend({
    search: z.string().trim().max(200).default(""),
    connectionId: id("connection").optional(),
    /** Adds how each model of the page did in the last 24 hours. */
    withHealth: z.boolean().optional(),
  }),
  output: pageOf(modelView.extend({ health: healthChip.nullable() })),
  async run({ input, actor, db, now }) {
    const place = readPlace(input.cursor);
    const { workspaceId } = actor;
    if (input.connectionId) await loadConnection(db, actor, input.connectionId);
    const has = { contains: input.search.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
    const where = {
      workspaceId,
      archivedAt: null,
      connectionId: input.connectionId,
      ...(input.search === "" ? {} : { OR: [{ name: has }, { label: has }, { connection: { name: has } }] }),
    };
    const rows = await db.model.findMany({
      where,
      select: modelSelect,
      orderBy: [{ connection: { name: "asc" } }, { name: "asc" }, { id: "asc" }],
      skip: place,
      take: input.limit,
    });
    const total = await db.model.count({ where });
    const healthOf = input.withHealth ? await healthByModel(db, workspaceId, rows, now) : () => null;
    const views = await viewModels(db, actor, rows, now);
    const items = views.map((view) => ({ ...view, health: healthOf(view.id) }));
    return { items, total, nextCursor: nextPlace(place, rows.length, total) };
  },
});

async function healthByModel(db: Tx, workspaceId: string, models: { id: string }[], now: Date) {
  const since = new Date(lastHours(now.getTime())[0] ?? now);
  const rows = await sumCallsByModel(
    db,
    { workspaceId, since },
    models.map((model) => model.id),
  );
  const known = new Map(rows.map((row) => [row.modelId, row]));
  return (modelId: string) => toHealthChip(known.get(modelId) ?? noCalls);
}
