import { z } from "zod";
import { budgetName } from "@/server/core/budget/budget-words";
import { instant, pageInput } from "@/server/core/units";
import { query } from "../operation";
import { nextPlace, pageOf, readPlace } from "../page";

const alertView = z.object({
  id: z.string(),
  kind: z.enum(["budget-threshold", "budget-stop"]),
  budget: z.string(),
  experiment: z.object({ id: z.string(), name: z.string() }).nullable(),
  percent: z.number().int(),
  spentMicroUsd: z.number(),
  limitMicroUsd: z.number(),
  at: instant,
  dismissedAt: instant.nullable(),
});

/** What a person should know of, the newest first. */
export const listAlerts = query({
  name: "alert.list",
  permission: "results:read",
  input: pageInput.extend({ isOpen: z.boolean().default(false) }),
  output: pageOf(alertView),
  async run({ input, actor, db }) {
    const where = { workspaceId: actor.workspaceId, ...(input.isOpen ? { dismissedAt: null } : {}) };
    const place = readPlace(input.cursor);
    const total = await db.alert.count({ where });
    const rows = await db.alert.findMany({
      where,
      orderBy: [{ at: "desc" }, { id: "desc" }],
      skip: place,
      take: input.limit,
      include: { experiment: { select: { id: true, name: true } } },
    });
    return {
      items: rows.map((row) => ({
        ...row,
        kind: row.kind as z.input<typeof alertView>["kind"],
        budget: budgetName(row.key),
        spentMicroUsd: Number(row.spentMicroUsd),
        limitMicroUsd: Number(row.limitMicroUsd),
      })),
      nextCursor: nextPlace(place, rows.length, total),
      total,
    };
  },
});
