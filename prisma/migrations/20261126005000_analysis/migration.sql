CREATE TABLE "ResultAnalysis" (
  "experimentId" UUID NOT NULL,
  "workspaceId" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "body" JSONB NOT NULL,
  "computedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "ResultAnalysis_pkey" PRIMARY KEY ("workspaceId", "experimentId")
);
ALTER TABLE "ResultAnalysis" ADD CONSTRAINT "ResultAnalysis_workspaceId_experimentId_fkey"
  FOREIGN KEY ("workspaceId", "experimentId") REFERENCES "Experiment"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ResultAnalysis" ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace_isolation ON "ResultAnalysis" USING ("workspaceId" = app_workspace_id()) WITH CHECK ("workspaceId" = app_workspace_id());
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'assay_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "ResultAnalysis" TO assay_app;
  END IF;
END $$;
