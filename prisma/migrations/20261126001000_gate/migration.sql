-- AlterTable
ALTER TABLE "Connection" ADD COLUMN     "requestsPerMinute" INTEGER,
ADD COLUMN     "tokensPerMinute" INTEGER;

-- CreateTable
CREATE TABLE "ConnectionGate" (
    "workspaceId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "requestsFullAtMs" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "tokensFullAtMs" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "pausedUntilMs" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "limitedUntilMs" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "ConnectionGate_pkey" PRIMARY KEY ("workspaceId","connectionId")
);

-- CreateTable
CREATE TABLE "ConnectionLease" (
    "workspaceId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "process" TEXT NOT NULL,
    "places" INTEGER NOT NULL,
    "wanted" INTEGER NOT NULL,
    "expiresAtMs" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ConnectionLease_pkey" PRIMARY KEY ("workspaceId","connectionId","process")
);

-- CreateTable
CREATE TABLE "ModelBreaker" (
    "workspaceId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "modelId" UUID NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "ModelBreaker_pkey" PRIMARY KEY ("workspaceId","modelId")
);

-- CreateIndex
CREATE INDEX "ModelBreaker_connectionId_idx" ON "ModelBreaker"("connectionId");

-- AddForeignKey
ALTER TABLE "ConnectionGate" ADD CONSTRAINT "ConnectionGate_workspaceId_connectionId_fkey" FOREIGN KEY ("workspaceId", "connectionId") REFERENCES "Connection"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConnectionLease" ADD CONSTRAINT "ConnectionLease_workspaceId_connectionId_fkey" FOREIGN KEY ("workspaceId", "connectionId") REFERENCES "Connection"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelBreaker" ADD CONSTRAINT "ModelBreaker_workspaceId_connectionId_fkey" FOREIGN KEY ("workspaceId", "connectionId") REFERENCES "Connection"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelBreaker" ADD CONSTRAINT "ModelBreaker_workspaceId_modelId_fkey" FOREIGN KEY ("workspaceId", "modelId") REFERENCES "Model"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Connection" ADD CONSTRAINT "Connection_limits_check" CHECK ("requestsPerMinute" >= 1 AND "tokensPerMinute" >= 1);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['ConnectionGate', 'ConnectionLease', 'ModelBreaker']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY workspace_isolation ON %I USING ("workspaceId" = app_workspace_id()) WITH CHECK ("workspaceId" = app_workspace_id())', t);
  END LOOP;
END $$;

-- A row changes about each second while there is work: room on its page lets PostgreSQL rewrite it in place.
ALTER TABLE "ConnectionGate" SET (fillfactor = 50);
ALTER TABLE "ConnectionLease" SET (fillfactor = 50);
ALTER TABLE "ModelBreaker" SET (fillfactor = 50);
