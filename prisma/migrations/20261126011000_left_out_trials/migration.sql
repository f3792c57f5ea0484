-- Whether an open trial is left out follows from its run alone, so that ending a run touches one row however long it is.
UPDATE "Trial" SET "status" = 'pending' WHERE "status" = 'cancelled';
ALTER TABLE "Trial" DROP CONSTRAINT "Trial_status_check";
ALTER TABLE "Trial" ADD CONSTRAINT "Trial_status_check" CHECK ("status" IN ('pending', 'succeeded', 'failed'));

ALTER TABLE "ResultSnapshot" ADD COLUMN "isFinal" BOOLEAN NOT NULL DEFAULT false;
UPDATE "ResultSnapshot" SET "isFinal" = coalesce(("body" -> 'verdict' ->> 'isFinal')::boolean, false);

-- A run that has ended stays in the sweeper's sight until its last summary is there, for the bell that asks for it can be
-- lost; after a month nobody waits for it any more.
CREATE OR REPLACE FUNCTION app_active_experiments()
  RETURNS TABLE ("workspaceId" uuid, "experimentId" uuid, "status" text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT e."workspaceId", e."id", e."status" FROM public."Experiment" e
    WHERE e."status" IN ('queued', 'running')
      OR e."status" IN ('completed', 'stopped', 'cancelled', 'failed') AND e."endedAt" > now() - interval '30 days'
        AND e."manifest" IS NOT NULL
        AND NOT EXISTS (SELECT FROM public."ResultSnapshot" s
          WHERE s."workspaceId" = e."workspaceId" AND s."experimentId" = e."id" AND s."isFinal") $$;
