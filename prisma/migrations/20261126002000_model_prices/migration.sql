CREATE TABLE "ModelPrice" (
    "workspaceId" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "effectiveFrom" DATE NOT NULL,
    "inputMicroUsdPerMillion" INTEGER NOT NULL DEFAULT 0,
    "outputMicroUsdPerMillion" INTEGER NOT NULL DEFAULT 0,
    "cachedInputMicroUsdPerMillion" INTEGER,
    "monthlyMicroUsd" BIGINT,
    "callsAtOnce" INTEGER,
    "busyPercent" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ModelPrice_pkey" PRIMARY KEY ("workspaceId","modelId","effectiveFrom")
);
ALTER TABLE "ModelPrice" ADD CONSTRAINT "ModelPrice_workspaceId_modelId_fkey" FOREIGN KEY ("workspaceId", "modelId")
  REFERENCES "Model"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ModelPrice" ADD CONSTRAINT "ModelPrice_basis_check" CHECK (
  ("monthlyMicroUsd" IS NULL AND "callsAtOnce" IS NULL AND "busyPercent" IS NULL)
  OR ("monthlyMicroUsd" >= 0 AND "callsAtOnce" >= 1 AND "busyPercent" BETWEEN 1 AND 100
    AND "inputMicroUsdPerMillion" = 0 AND "outputMicroUsdPerMillion" = 0 AND "cachedInputMicroUsdPerMillion" IS NULL));
ALTER TABLE "ModelPrice" ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace_isolation ON "ModelPrice"
  USING ("workspaceId" = app_workspace_id()) WITH CHECK ("workspaceId" = app_workspace_id());

-- The one price that a model had becomes the price since the day it was added.
INSERT INTO "ModelPrice" ("workspaceId", "modelId", "effectiveFrom", "inputMicroUsdPerMillion", "outputMicroUsdPerMillion", "createdAt")
  SELECT "workspaceId", "id", ("createdAt" AT TIME ZONE 'UTC')::date, "inputMicroUsdPerMillion", "outputMicroUsdPerMillion", "createdAt"
  FROM "Model";
ALTER TABLE "Model" DROP COLUMN "inputMicroUsdPerMillion", DROP COLUMN "outputMicroUsdPerMillion";
