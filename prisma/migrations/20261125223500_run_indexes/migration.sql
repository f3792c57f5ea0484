-- A run's rows are found by their experiment or by their own keys. With indexes that began with the workspace a planner
-- that had not yet counted a young run's rows took "this workspace" for a handful and read all of them for every answer.

DROP INDEX "Trial_workspaceId_experimentId_variantId_position_idx";
DROP INDEX "Trial_workspaceId_experimentId_status_idx";
DROP INDEX "Attempt_workspaceId_experimentId_idx";
DROP INDEX "Response_workspaceId_experimentId_idx";
DROP INDEX "Score_workspaceId_experimentId_evaluatorId_idx";

CREATE INDEX "Trial_experimentId_variantId_position_idx" ON "Trial"("experimentId", "variantId", "position");
CREATE INDEX "Trial_experimentId_status_idx" ON "Trial"("experimentId", "status");
CREATE INDEX "Attempt_experimentId_idx" ON "Attempt"("experimentId");
CREATE INDEX "Response_experimentId_idx" ON "Response"("experimentId");
CREATE INDEX "Score_experimentId_evaluatorId_idx" ON "Score"("experimentId", "evaluatorId");
