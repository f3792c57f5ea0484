-- How long a local host keeps a model in memory after a call; null leaves it to the host.
ALTER TABLE "Connection" ADD COLUMN "keepAlive" TEXT;

CREATE TABLE "ModelPull" (
  "id" UUID NOT NULL,
  "workspaceId" UUID NOT NULL,
  "connectionId" UUID NOT NULL,
  "model" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "phase" TEXT NOT NULL DEFAULT '',
  "completedBytes" BIGINT NOT NULL DEFAULT 0,
  "totalBytes" BIGINT NOT NULL DEFAULT 0,
  "bytesPerSecond" BIGINT,
  "error" TEXT,
  "isCancelRequested" BOOLEAN NOT NULL DEFAULT false,
  "createdAt" TIMESTAMPTZ(3) NOT NULL,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "ModelPull_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ModelPull_connectionId_model_key" ON "ModelPull"("connectionId", "model");
CREATE INDEX "ModelPull_workspaceId_connectionId_idx" ON "ModelPull"("workspaceId", "connectionId");
ALTER TABLE "ModelPull" ADD CONSTRAINT "ModelPull_workspaceId_connectionId_fkey"
  FOREIGN KEY ("workspaceId", "connectionId") REFERENCES "Connection"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ModelPull" ADD CONSTRAINT "ModelPull_status_check" CHECK ("status" IN ('running', 'done', 'failed', 'cancelled'));

ALTER TABLE "ModelPull" ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace_isolation ON "ModelPull" USING ("workspaceId" = app_workspace_id()) WITH CHECK ("workspaceId" = app_workspace_id());
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'assay_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "ModelPull" TO assay_app;
  END IF;
END $$;

-- Histograms and tallies of many hours in one statement; null where there was nothing to add.
CREATE AGGREGATE sum_counts(int[]) (SFUNC = add_counts, STYPE = int[], INITCOND = '{}', PARALLEL = SAFE);
CREATE AGGREGATE sum_tallies(jsonb) (SFUNC = add_tallies, STYPE = jsonb, INITCOND = '{}', PARALLEL = SAFE);
