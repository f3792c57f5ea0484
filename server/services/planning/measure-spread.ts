import type { MatchedRun } from "@/server/core/planning/match-run";
import type { MeasuredSpread } from "@/server/core/planning/spread";
import type { Measure } from "@/server/core/results/measure";
import type { Tx } from "@/server/db/client";
import { lostKinds, unusableFinishes } from "../results/lost-answers";

/** Samples of a run that are read, in its random order: enough to know a spread to one part in fifty. */
export const mostRead = 2_000;

type Scope = { workspaceId: string; experimentId: string };
type Row = Omit<MeasuredSpread, "passes"> & {
  variantId: string;
  isPassOrFail: boolean;
  onlyControl: number;
  onlyCandidate: number;
};

/**
 * How the differences of each candidate to the control spread in a run, as the summary reads them: repeats averaged, a
 * group as one unit, a lost answer as the worst value, only samples before the first that was broken off. One row per
 * candidate leaves the database, however long the run was.
 */
export async function measureSpread(
  db: Tx,
  { workspaceId, experimentId }: Scope,
  { variantIds, primaryId }: Pick<MatchedRun, "variantIds" | "primaryId">,
  { worst, scale, direction }: Pick<Measure, "worst" | "scale" | "direction">,
): Promise<MeasuredSpread[]> {
  const [control] = variantIds;
  const [min, max] = [scale?.min ?? 0, scale?.max ?? 1];
  const [best, least] = direction === "higher" ? [max, min] : [min, max];
  const rows = await db.$queryRaw<Row[]>`
    with part as (
      select coalesce(min(t."position"), ${mostRead}::int) as "end" from "Trial" t
      where t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${experimentId}::uuid
        and t."variantId" = any(${variantIds}::uuid[]) and t."position" < ${mostRead}::int
        and t."status" not in ('succeeded', 'failed')
    ),
    answer as (
      select t."variantId", t."position", t."sampleId", case
        when ${worst}::float8 is not null and (r."finishReason" = any(${unusableFinishes}::text[])
          or (t."status" = 'failed' and t."failureKind" = any(${lostKinds}::text[]))) then ${worst}::float8
        else s."value" end as value
      from part cross join "Trial" t
      left join "Response" r on r."workspaceId" = t."workspaceId" and r."trialId" = t."id"
      left join "Score" s on s."workspaceId" = t."workspaceId" and s."trialId" = t."id"
        and s."evaluatorId" = ${primaryId}::uuid
      where t."workspaceId" = ${workspaceId}::uuid and t."experimentId" = ${experimentId}::uuid
        and t."variantId" = any(${variantIds}::uuid[]) and t."position" < ${mostRead}::int and t."position" < part."end"
    ),
    cell as (
      select "variantId", "position", "sampleId", avg(value) as mean, count(value)::float8 as repeats,
        coalesce(var_samp(value), 0) * (count(value) - 1) as squares,
        (avg(value) - ${least}::float8) / ${best - least}::float8 as passed,
        bool_and(value = ${min}::float8 or value = ${max}::float8) as "isPassOrFail"
      from answer where value is not null group by 1, 2, 3
    ),
    pair as (
      select c."variantId", coalesce('group ' || sample."groupKey", c."position"::text) as unit, c.mean - a.mean as difference,
        1 / a.repeats as control, 1 / c.repeats as candidate, a.repeats - 1 as "controlMore", c.repeats - 1 as "candidateMore",
        a.squares as "controlSquares", c.squares as "candidateSquares", a."isPassOrFail" and c."isPassOrFail" as "isPassOrFail",
        a.passed * (1 - c.passed) as "onlyControl", (1 - a.passed) * c.passed as "onlyCandidate"
      from cell a join cell c on c."position" = a."position" and c."variantId" <> a."variantId"
      join "Sample" sample on sample."workspaceId" = ${workspaceId}::uuid and sample."id" = a."sampleId"
      where a."variantId" = ${control}::uuid
    ),
    unit as (
      select "variantId", avg(difference) as difference, 1.0 / count(*) as one,
        sum(control) / count(*) ^ 2 as control, sum(candidate) / count(*) ^ 2 as candidate
      from pair group by "variantId", unit
    )
    select u."variantId", u.units, u.variance, u."weightControl", u."weightCandidate", u."weightOfOne", p.samples, p."sampleVariance",
      p."withinControl", p."withinCandidate", p."isPassOrFail", p."onlyControl", p."onlyCandidate"
    from (
      select "variantId", count(*)::int as units, coalesce(var_samp(difference), 0)::float8 as variance,
        avg(control)::float8 as "weightControl", avg(candidate)::float8 as "weightCandidate", avg(one)::float8 as "weightOfOne"
      from unit group by 1
    ) u join (
      select "variantId", count(*)::int as samples, coalesce(var_samp(difference), 0)::float8 as "sampleVariance",
        (sum("controlSquares") / nullif(sum("controlMore"), 0))::float8 as "withinControl",
        (sum("candidateSquares") / nullif(sum("candidateMore"), 0))::float8 as "withinCandidate",
        bool_and("isPassOrFail") as "isPassOrFail", avg("onlyControl")::float8 as "onlyControl", avg("onlyCandidate")::float8 as "onlyCandidate"
      from pair group by 1
    ) p using ("variantId")`;
  return variantIds.slice(1).flatMap((variantId) => {
    const row = rows.find((each) => each.variantId === variantId);
    if (!row) return [];
    const { variantId: _, isPassOrFail, onlyControl, onlyCandidate, ...spread } = row;
    return [{ ...spread, passes: isPassOrFail ? { onlyControl, onlyCandidate } : null }];
  });
}
