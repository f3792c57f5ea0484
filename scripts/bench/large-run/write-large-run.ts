import pg from "pg";
import { manifestSchema } from "@/server/core/experiment/manifest";
import { withTenant } from "@/server/db/with-tenant";
import { createRun } from "@/server/services/testing/create-run";
import { createLibrary, createWorkspace } from "@/server/services/testing/factory";

type Size = { samples: number; variants: number; measures: number };

const keys = ["exact_match", "contains", "regex", "json_validity", "bleu", "rouge_l", "latency", "cost"];

/** A finished run of that size, its rows written by the database itself: half pass or fail, half continuous measures. */
export async function writeLargeRun(ownerUrl: string, { samples, variants, measures }: Size) {
  const workspace = await createWorkspace();
  const { workspaceId } = workspace;
  const made = await withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, "large");
    const { experiment } = await createRun(db, workspaceId, "large", library, "completed");
    return { library, experimentId: experiment };
  });
  const { experimentId, library } = made;
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  const of = [workspaceId, experimentId];
  await db.query(`delete from "Trial" where "experimentId" = $1`, [experimentId]);
  await db.query(`delete from "Evaluator" where "experimentId" = $1`, [experimentId]);
  await db.query(
    `insert into "Variant" ("id", "workspaceId", "experimentId", "position", "name", "promptVersionId", "modelId", "settings")
     select gen_random_uuid(), v."workspaceId", v."experimentId", p, 'Variant ' || p, v."promptVersionId", v."modelId", '{}'
     from "Variant" v, generate_series(2, $2::int) p where v."experimentId" = $1 and v."position" = 0`,
    [experimentId, variants - 1],
  );
  const letters = await db.query<{ id: string; position: number; name: string }>(
    `select "id", "position", "name" from "Variant" where "experimentId" = $1 order by "position"`,
    [experimentId],
  );
  const evaluators = await db.query<{ id: string; key: string; name: string }>(
    `insert into "Evaluator" ("id", "workspaceId", "experimentId", "position", "kind", "key", "name", "config")
     select gen_random_uuid(), $1, $2, p - 1, 'metric', ($3::text[])[1 + (p - 1) % 8], 'Measure ' || p, '{}'
     from generate_series(1, $4::int) p returning "id", "key", "name"`,
    [...of, keys, measures],
  );
  await db.query(
    `insert into "Sample" ("id", "workspaceId", "datasetVersionId", "position", "inputs", "metadata")
     select gen_random_uuid(), $1, $2, 100 + p, '{"question": "?"}', jsonb_build_object('topic', 'topic ' || p % 7)
     from generate_series(0, $3::int - 1) p`,
    [workspaceId, library.datasetVersion.id, samples],
  );
  await db.query(
    `insert into "Trial" ("id", "workspaceId", "experimentId", "variantId", "sampleId", "repeat", "position", "status", "finishedAt")
     select gen_random_uuid(), $1, $2, v."id", s."id", 0, s."position" - 100, 'succeeded', now()
     from "Sample" s cross join "Variant" v where s."datasetVersionId" = $3 and s."position" >= 100 and v."experimentId" = $2
     order by s."position"`,
    [...of, library.datasetVersion.id],
  );
  await db.query(
    `insert into "Response" ("trialId", "workspaceId", "experimentId", "text", "finishReason", "servedModel", "inputTokens",
       "outputTokens", "cachedInputTokens", "reasoningTokens", "costMicroUsd", "latencyMs", "createdAt")
     select "id", $1, $2, 'An answer of usual length, about a hundred characters of text that nobody reads while it is measured.',
       'stop', 'm', 50, 20, 0, 0, 20 + (random() * 80)::int, 100 + (random() * 900)::int, now() from "Trial" where "experimentId" = $2`,
    of,
  );
  await db.query(
    `insert into "Score" ("workspaceId", "experimentId", "trialId", "evaluatorId", "value", "createdAt")
     select $1, $2, t."id", e."id", case when e."position" % 2 = 0 then (random() < 0.7)::int else random() end, now()
     from "Trial" t cross join "Evaluator" e where t."experimentId" = $2 and e."experimentId" = $2`,
    of,
  );
  const stored = await db.query<{ manifest: unknown }>(`select "manifest" from "Experiment" where "id" = $1`, [
    experimentId,
  ]);
  const manifest = manifestSchema.parse(stored.rows[0]?.manifest);
  const [like] = manifest.variants;
  if (!like) throw new Error("A run has variants.");
  manifest.dataset.sampleCount = samples;
  manifest.variants = letters.rows.map(({ id, name }, v) => ({
    ...like,
    variantId: id,
    letter: "ABCDE".charAt(v),
    name,
  }));
  manifest.evaluators = evaluators.rows.map(({ id, key, name }) => ({
    evaluatorId: id,
    kind: "metric",
    key,
    name,
    config: {},
    model: null,
  }));
  await db.query(`update "Experiment" set "manifest" = $1 where "id" = $2`, [JSON.stringify(manifest), experimentId]);
  await db.query("analyze");
  await db.end();
  return { workspace, experimentId };
}
