import { z } from "zod";
import { forecastSpend } from "@/server/core/budget/forecast";
import { monthKeyOf } from "@/server/core/budget/purse";
import { query } from "../operation";
import { purseView } from "./budget-view";
import { loadPurses } from "./load-purses";

const dayMs = 86_400_000;
/** The forecast rests on so many whole days at most. */
const lookedBack = 14;

/** The workspace's two budgets beside what is spent of them, and where this month is heading. */
export const listBudgets = query({
  name: "budget.list",
  permission: "results:read",
  input: z.object({}),
  output: z.object({
    whole: purseView,
    month: purseView.extend({ key: z.string() }),
    /** Of this month (UTC), if days go on like the last ones; null while fewer than three days had spend. */
    forecast: z.object({ expected: z.number(), low: z.number(), high: z.number(), days: z.number().int() }).nullable(),
  }),
  async run({ actor, db, now }) {
    const { workspaceId } = actor;
    const [whole, month] = await loadPurses(db, workspaceId, now, null);
    if (!whole || !month) throw new Error("A workspace has two purses.");
    const today = Math.floor(now.getTime() / dayMs);
    const rows = await db.$queryRaw<{ day: number; spent: bigint }[]>`
      select floor(extract(epoch from "hour") / 86400)::int as day, sum("costMicroUsd")::bigint as spent
      from "CallHour" where "workspaceId" = ${workspaceId}::uuid and "hour" >= ${new Date((today - lookedBack) * dayMs)}
        and "hour" < ${new Date(today * dayMs)} group by 1`;
    const spentOn = new Map(rows.map((row) => [row.day, Number(row.spent)]));
    const first = Math.min(...spentOn.keys());
    const daily = Array.from(
      { length: Number.isFinite(first) ? today - first : 0 },
      (_, i) => spentOn.get(first + i) ?? 0,
    );
    const monthEnd = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
    const forecast = forecastSpend(month.spentMicroUsd, daily, (monthEnd - now.getTime()) / dayMs);
    return {
      whole,
      month: { ...month, key: monthKeyOf(now) },
      forecast: forecast && { ...forecast, days: daily.length },
    };
  },
});
