import { z } from "zod";
import { sampleSchema } from "@/server/core/dataset/schema";
import { id } from "@/server/core/ids";
import { pageInput } from "@/server/core/units";
import { query } from "../operation";
import { nextPlace, pageOf, readPlace } from "../page";
import { loadDatasetVersion } from "./load-dataset";

const sample = z.object({
  id: id("sample"),
  position: z.number().int(),
  inputs: sampleSchema.shape.inputs,
  expected: z.string().nullable(),
  metadata: sampleSchema.shape.metadata,
  groupKey: z.string().nullable(),
});

/** The samples of a version in the order of their file; a search looks at inputs, images left out, and the expected answer. */
export const listSamples = query({
  name: "sample.list",
  permission: "datasets:read",
  input: pageInput.extend({ datasetVersionId: id("datasetVersion"), search: z.string().trim().max(200).default("") }),
  output: pageOf(sample),
  async run({ input, actor, db }) {
    const version = await loadDatasetVersion(db, actor, input.datasetVersionId);
    const place = readPlace(input.cursor);
    const within = { workspaceId: actor.workspaceId, datasetVersionId: version.id };
    if (input.search === "") {
      const items = await db.sample.findMany({
        where: { ...within, position: { gte: place } },
        orderBy: { position: "asc" },
        take: input.limit,
      });
      const total = version.sampleCount;
      return { items, total, nextCursor: nextPlace(place, items.length, total) };
    }
    const found = await db.$queryRaw<{ position: number }[]>`
      select s."position" from "Sample" s
      where s."workspaceId" = ${actor.workspaceId}::uuid and s."datasetVersionId" = ${version.id}::uuid
        and strpos(lower(concat_ws(E'\n', s."expected", (s."inputs" - ${version.imageColumns}::text[])::text)), lower(${input.search})) > 0
      order by s."position"`;
    const shown = found.slice(place, place + input.limit).map((row) => row.position);
    const items = await db.sample.findMany({
      where: { ...within, position: { in: shown } },
      orderBy: { position: "asc" },
    });
    const total = found.length;
    return { items, total, nextCursor: nextPlace(place, items.length, total) };
  },
});
