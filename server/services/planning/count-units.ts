import type { Actor } from "@/server/core/access/actor";
import type { Tx } from "@/server/db/client";
import type { ResolvedDraft } from "../experiments/resolve-draft";

/** Units of analysis in a version: a group of samples is one. */
export async function countUnits(db: Tx, { workspaceId }: Actor, version: ResolvedDraft["version"]): Promise<number> {
  if (!version.hasGroups) return version.sampleCount;
  const [row] = await db.$queryRaw<{ units: number }[]>`
    select (count(distinct "groupKey") + count(*) filter (where "groupKey" is null))::int as units from "Sample"
    where "workspaceId" = ${workspaceId}::uuid and "datasetVersionId" = ${version.id}::uuid`;
  return row?.units ?? version.sampleCount;
}
