-- CreateTable
CREATE TABLE "Purse" (
    "workspaceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "spentMicroUsd" BIGINT NOT NULL DEFAULT 0,
    "reservedMicroUsd" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "Purse_pkey" PRIMARY KEY ("workspaceId","key")
);

-- CreateTable
CREATE TABLE "Budget" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "experimentId" UUID,
    "limitMicroUsd" BIGINT NOT NULL,
    "alertPercents" INTEGER[],
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "experimentId" UUID,
    "percent" INTEGER NOT NULL,
    "spentMicroUsd" BIGINT NOT NULL,
    "limitMicroUsd" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dismissedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CallHour" (
    "workspaceId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "modelId" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "experimentId" UUID,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failureKinds" JSONB NOT NULL DEFAULT '{}',
    "costMicroUsd" BIGINT NOT NULL DEFAULT 0,
    "inputTokens" BIGINT NOT NULL DEFAULT 0,
    "outputTokens" BIGINT NOT NULL DEFAULT 0,
    "cachedInputTokens" BIGINT NOT NULL DEFAULT 0,
    "reasoningTokens" BIGINT NOT NULL DEFAULT 0,
    "latencyMsSum" BIGINT NOT NULL DEFAULT 0,
    "latency" INTEGER[],
    "firstToken" INTEGER[],

    CONSTRAINT "CallHour_pkey" PRIMARY KEY ("workspaceId","source","modelId","hour")
);

-- CreateIndex
CREATE UNIQUE INDEX "Budget_workspaceId_key_key" ON "Budget"("workspaceId", "key");

-- CreateIndex
CREATE INDEX "Alert_workspaceId_at_idx" ON "Alert"("workspaceId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Alert_workspaceId_kind_key_percent_limitMicroUsd_key" ON "Alert"("workspaceId", "kind", "key", "percent", "limitMicroUsd");

-- CreateIndex
CREATE INDEX "CallHour_workspaceId_hour_idx" ON "CallHour"("workspaceId", "hour");

-- CreateIndex
CREATE INDEX "CallHour_modelId_hour_idx" ON "CallHour"("modelId", "hour");

-- CreateIndex
CREATE INDEX "CallHour_experimentId_idx" ON "CallHour"("experimentId");

-- AddForeignKey
ALTER TABLE "Purse" ADD CONSTRAINT "Purse_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Budget" ADD CONSTRAINT "Budget_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Budget" ADD CONSTRAINT "Budget_workspaceId_experimentId_fkey" FOREIGN KEY ("workspaceId", "experimentId") REFERENCES "Experiment"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_workspaceId_experimentId_fkey" FOREIGN KEY ("workspaceId", "experimentId") REFERENCES "Experiment"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallHour" ADD CONSTRAINT "CallHour_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallHour" ADD CONSTRAINT "CallHour_workspaceId_modelId_fkey" FOREIGN KEY ("workspaceId", "modelId") REFERENCES "Model"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallHour" ADD CONSTRAINT "CallHour_workspaceId_experimentId_fkey" FOREIGN KEY ("workspaceId", "experimentId") REFERENCES "Experiment"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;



-- One row changes with every settled call: room on its page lets PostgreSQL rewrite it in place.
ALTER TABLE "Purse" SET (fillfactor = 40);
ALTER TABLE "CallHour" SET (fillfactor = 60);
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_kind_check" CHECK ("kind" IN ('budget-threshold', 'budget-stop'));
ALTER TABLE "Budget" ADD CONSTRAINT "Budget_limit_check" CHECK ("limitMicroUsd" >= 0);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['Purse', 'Budget', 'Alert', 'CallHour']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY workspace_isolation ON %I USING ("workspaceId" = app_workspace_id()) WITH CHECK ("workspaceId" = app_workspace_id())', t);
  END LOOP;
END $$;

-- Counts of a histogram and counts by name, added up.
CREATE FUNCTION add_counts(a int[], b int[]) RETURNS int[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT array_agg(coalesce(x, 0) + coalesce(y, 0) ORDER BY i) FROM unnest(a, b) WITH ORDINALITY AS t(x, y, i) $$;
CREATE FUNCTION add_tallies(a jsonb, b jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT coalesce(jsonb_object_agg(key, total), '{}') FROM (
    SELECT key, sum(value::int) AS total FROM (SELECT * FROM jsonb_each_text(a) UNION ALL SELECT * FROM jsonb_each_text(b)) x
    GROUP BY key) y $$;

-- What was spent so far.
INSERT INTO "Purse" ("workspaceId", "key", "spentMicroUsd", "reservedMicroUsd")
SELECT "workspaceId", k."key", coalesce(sum("costMicroUsd"), 0), coalesce(sum("reservedMicroUsd") FILTER (WHERE "outcome" IS NULL), 0)
FROM "Attempt", LATERAL (VALUES ('all'), (to_char("startedAt" AT TIME ZONE 'UTC', 'YYYY-MM')), ("experimentId"::text)) AS k("key")
GROUP BY 1, 2;
INSERT INTO "CallHour" ("workspaceId", "source", "modelId", "hour", "experimentId", "calls", "failures", "costMicroUsd",
  "inputTokens", "outputTokens", "cachedInputTokens", "reasoningTokens", "latencyMsSum", "latency", "firstToken")
SELECT a."workspaceId", a."experimentId"::text, coalesce(e."modelId", v."modelId"), date_trunc('hour', a."startedAt" AT TIME ZONE 'UTC') AT TIME ZONE 'UTC',
  a."experimentId", count(*), count(*) FILTER (WHERE a."outcome" = 'failed'), coalesce(sum(a."costMicroUsd"), 0),
  coalesce(sum(r."inputTokens"), 0), coalesce(sum(r."outputTokens"), 0), coalesce(sum(r."cachedInputTokens"), 0),
  coalesce(sum(r."reasoningTokens"), 0), coalesce(sum(r."latencyMs"), 0), '{}', '{}'
FROM "Attempt" a JOIN "Trial" t ON t."id" = a."trialId" JOIN "Variant" v ON v."id" = t."variantId"
  LEFT JOIN "Evaluator" e ON e."id"::text = a."purpose"
  LEFT JOIN "Response" r ON r."trialId" = a."trialId" AND a."purpose" = 'generate' AND a."outcome" = 'succeeded'
WHERE a."outcome" IS NOT NULL GROUP BY 1, 2, 3, 4, 5;
