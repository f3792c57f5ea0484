import { z } from "zod";
import { id } from "@/server/core/ids";
import { instant, pageInput } from "@/server/core/units";
import { Prisma } from "@/server/db/generated/client";
import { query } from "../operation";
import { nextPlace, pageOf, readPlace } from "../page";

const card = z.object({
  id: id("dataset"),
  name: z.string(),
  description: z.string(),
  versionId: id("datasetVersion"),
  versionNumber: z.number().int(),
  versionCount: z.number().int(),
  sampleCount: z.number().int(),
  sourceName: z.string(),
  hasExpected: z.boolean(),
  hasGroups: z.boolean(),
  updatedAt: instant,
});

/** The datasets that are not archived, each with its latest version. */
export const listDatasets = query({
  name: "dataset.list",
  permission: "datasets:read",
  input: pageInput.extend({
    search: z.string().trim().max(200).default(""),
    sort: z.enum(["updated", "name", "samples"]).default("updated"),
    direction: z.enum(["asc", "desc"]).optional(),
  }),
  output: pageOf(card),
  async run({ input, actor, db }) {
    const place = readPlace(input.cursor);
    const open = Prisma.sql`d."workspaceId" = ${actor.workspaceId}::uuid and d."archivedAt" is null
      and strpos(lower(d."name"), lower(${input.search})) > 0`;
    const [count] = await db.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from "Dataset" d where ${open}`;
    const items = await db.$queryRaw<z.input<typeof card>[]>`
      select d."id", d."name", d."description", v."id" as "versionId", v."number" as "versionNumber",
        v."number" as "versionCount", v."sampleCount", v."sourceName", v."hasExpected", v."hasGroups",
        v."createdAt" as "updatedAt"
      from "Dataset" d
      cross join lateral (select * from "DatasetVersion" v where v."workspaceId" = d."workspaceId"
        and v."datasetId" = d."id" order by v."number" desc limit 1) v
      where ${open} order by ${order(input.sort, input.direction)}, d."id" limit ${input.limit} offset ${place}`;
    const total = count?.total ?? 0;
    return { items, total, nextCursor: nextPlace(place, items.length, total) };
  },
});

function order(sort: "updated" | "name" | "samples", direction: "asc" | "desc" = sort === "name" ? "asc" : "desc") {
  const column = {
    updated: Prisma.sql`v."createdAt"`,
    name: Prisma.sql`lower(d."name")`,
    samples: Prisma.sql`v."sampleCount"`,
  }[sort];
  return direction === "asc" ? Prisma.sql`${column} asc` : Prisma.sql`${column} desc`;
}
