-- AlterTable
ALTER TABLE "Experiment" ADD COLUMN "pilotKey" TEXT,
ADD COLUMN "expectation" JSONB;

-- One pilot of a draft at a time: a second click finds the first.
CREATE UNIQUE INDEX "Experiment_open_pilot" ON "Experiment"("workspaceId", "pilotKey")
  WHERE "status" IN ('draft', 'queued', 'running', 'paused') AND "archivedAt" IS NULL;
