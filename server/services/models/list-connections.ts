import { pageInput } from "@/server/core/units";
import { query } from "../operation";
import { nextPlace, pageOf, readPlace } from "../page";
import { connectionSelect, connectionView, toConnectionView } from "./connection-view";

/** The connections that are not archived, by name. */
export const listConnections = query({
  name: "connection.list",
  permission: "connections:read",
  input: pageInput,
  output: pageOf(connectionView),
  async run({ input, actor, db }) {
    const place = readPlace(input.cursor);
    const where = { workspaceId: actor.workspaceId, archivedAt: null };
    const rows = await db.connection.findMany({
      where,
      select: connectionSelect,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: place,
      take: input.limit,
    });
    const total = await db.connection.count({ where });
    return { items: rows.map(toConnectionView), total, nextCursor: nextPlace(place, rows.length, total) };
  },
});
