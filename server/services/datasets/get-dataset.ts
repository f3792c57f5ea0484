import { z } from "zod";
import { id } from "@/server/core/ids";
import { instant } from "@/server/core/units";
import { query } from "../operation";
import { listUserNames } from "../workspaces/list-user-names";
import { loadDataset } from "./load-dataset";

const version = z.object({
  id: id("datasetVersion"),
  number: z.number().int(),
  sampleCount: z.number().int(),
  contentHash: z.string(),
  inputColumns: z.array(z.string()),
  imageColumns: z.array(z.string()),
  imageUrlColumns: z.array(z.string()),
  metadataFields: z.array(z.string()),
  hasExpected: z.boolean(),
  hasGroups: z.boolean(),
  sourceName: z.string(),
  createdAt: instant,
  createdByName: z.string().nullable(),
});

/** A dataset with all its versions, the newest first. */
export const getDataset = query({
  name: "dataset.get",
  permission: "datasets:read",
  input: z.object({ datasetId: id("dataset") }),
  output: z.object({
    id: id("dataset"),
    name: z.string(),
    description: z.string(),
    createdAt: instant,
    archivedAt: instant.nullable(),
    versions: z.array(version),
  }),
  async run({ input, actor, db }) {
    const dataset = await loadDataset(db, actor, input.datasetId);
    const versions = await db.datasetVersion.findMany({
      where: { workspaceId: actor.workspaceId, datasetId: dataset.id },
      orderBy: { number: "desc" },
    });
    const nameOf = await listUserNames(
      db,
      actor,
      versions.map((v) => v.createdById),
    );
    return { ...dataset, versions: versions.map((v) => ({ ...v, createdByName: nameOf(v.createdById) })) };
  },
});
