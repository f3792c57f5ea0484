import { z } from "zod";
import { query } from "../operation";
import { listUserNames } from "../workspaces/list-user-names";

const shown = 20;
const dayMs = 86_400_000;

const totals = z.object({
  calls: z.number().int(),
  failures: z.number().int(),
  costMicroUsd: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
});
const part = totals.extend({ id: z.string().nullable(), name: z.string(), detail: z.string().nullable() });
/** The dearest of a kind, and what the rest comes to. */
const parts = z.object({ items: z.array(part), more: totals.extend({ count: z.number().int() }) });

export const getSpend = query({
  name: "spend.get",
  permission: "results:read",
  input: z.object({ days: z.union([z.literal(7), z.literal(30), z.literal(90)]).default(30) }),
  output: z.object({
    total: totals,
    /** Days in UTC, the last is today; days without a call are there, with nothing. */
    days: z.array(totals.extend({ day: z.string() })),
    models: parts,
    people: parts,
    experiments: parts,
  }),
  async run({ input, actor, db, now }) {
    const { workspaceId } = actor;
    const today = Math.floor(now.getTime() / dayMs) * dayMs;
    const from = new Date(today - (input.days - 1) * dayMs);
    // One pass over the hours of the period, however many runs there were.
    const rows = await db.$queryRaw<Row[]>`
      select case when grouping(c."modelId") = 0 then 'models' when grouping(c."experimentId") = 0 then 'experiments'
          when grouping(e."createdById") = 0 then 'people' when grouping(floor(extract(epoch from c."hour") / 86400)) = 0 then 'days'
          else 'total' end as kind,
        coalesce(c."modelId", c."experimentId", e."createdById")::text as id,
        floor(extract(epoch from c."hour") / 86400)::int as day,
        coalesce(sum(c."calls"), 0)::bigint as calls, coalesce(sum(c."failures"), 0)::bigint as failures,
        coalesce(sum(c."costMicroUsd"), 0)::bigint as "costMicroUsd",
        coalesce(sum(c."inputTokens"), 0)::bigint as "inputTokens", coalesce(sum(c."outputTokens"), 0)::bigint as "outputTokens"
      from "CallHour" c left join "Experiment" e on e."workspaceId" = c."workspaceId" and e."id" = c."experimentId"
      where c."workspaceId" = ${workspaceId}::uuid and c."hour" >= ${from}
      group by grouping sets ((), (c."modelId"), (c."experimentId"), (e."createdById"), (floor(extract(epoch from c."hour") / 86400)))
      order by "costMicroUsd" desc, calls desc, id`;
    const of = (kind: Row["kind"]) => rows.filter((row) => row.kind === kind);
    const first = <T>(list: T[]) => list.slice(0, shown);
    const idsOf = (kind: Row["kind"]) => first(of(kind)).flatMap(({ id }) => (id === null ? [] : [id]));

    const models = await db.model.findMany({
      where: { workspaceId, id: { in: idsOf("models") } },
      select: { id: true, label: true, connection: { select: { name: true } } },
    });
    const experiments = await db.experiment.findMany({
      where: { workspaceId, id: { in: idsOf("experiments") } },
      select: { id: true, name: true },
    });
    const nameOf = await listUserNames(db, actor, idsOf("people"));
    const byDay = new Map(of("days").map((row) => [row.day, row]));
    const named = (kind: Row["kind"], describe: (id: string | null) => { name: string; detail: string | null }) => {
      const all = of(kind);
      const rest = all.slice(shown);
      return {
        items: first(all).map((row) => ({ ...toTotals(row), id: row.id, ...describe(row.id) })),
        more: { ...sum(rest), count: rest.length },
      };
    };
    return {
      total: sum(of("total")),
      days: Array.from({ length: input.days }, (_, index) => {
        const start = from.getTime() + index * dayMs;
        return { day: new Date(start).toISOString().slice(0, 10), ...sum([byDay.get(start / dayMs)]) };
      }),
      models: named("models", (id) => {
        const model = models.find((m) => m.id === id);
        return { name: model?.label ?? "A model that is gone", detail: model?.connection.name ?? null };
      }),
      people: named("people", (id) => ({ name: nameOf(id) ?? "Somebody who left, or a program", detail: null })),
      experiments: named("experiments", (id) => {
        const experiment = experiments.find((e) => e.id === id);
        return { name: experiment?.name ?? "Outside of experiments", detail: null };
      }),
    };
  },
});

type Row = {
  kind: "models" | "experiments" | "people" | "days" | "total";
  id: string | null;
  day: number | null;
  calls: bigint;
  failures: bigint;
  costMicroUsd: bigint;
  inputTokens: bigint;
  outputTokens: bigint;
};

const toTotals = (row: Row) => ({
  calls: Number(row.calls),
  failures: Number(row.failures),
  costMicroUsd: Number(row.costMicroUsd),
  inputTokens: Number(row.inputTokens),
  outputTokens: Number(row.outputTokens),
});

function sum(rows: readonly (Row | undefined)[]): z.input<typeof totals> {
  const total = { calls: 0, failures: 0, costMicroUsd: 0, inputTokens: 0, outputTokens: 0 };
  for (const row of rows) {
    if (!row) continue;
    const more = toTotals(row);
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += more[key];
  }
  return total;
}
