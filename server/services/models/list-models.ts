import { z } from "zod";
import { id } from "@/server/core/ids";
import { pageInput } from "@/server/core/units";
import { query } from "../operation";
import { nextPlace, pageOf, readPlace } from "../page";
import { loadConnection } from "./load-connection";
import { modelSelect, modelView, viewModels } from "./model-view";

/** The models that can be chosen, by their connection's name and their own. */
export const listModels = query({
  name: "model.list",
  permission: "connections:read",
  input: pageInput.extend({
    search: z.string().trim().max(200).default(""),
    connectionId: id("connection").optional(),
  }),
  output: pageOf(modelView),
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
    return { items: await viewModels(db, actor, rows, now), total, nextCursor: nextPlace(place, rows.length, total) };
  },
});
