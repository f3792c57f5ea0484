-- AlterTable
ALTER TABLE "Experiment" ADD COLUMN "isNoiseFloor" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "Experiment_workspaceId_datasetVersionId_idx" ON "Experiment"("workspaceId", "datasetVersionId");
