-- Roles are created by the launcher (embedded) or by the administrator (external server, docs/operate).
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'assay_app') THEN
    GRANT USAGE ON SCHEMA public TO assay_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO assay_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO assay_app;
    REVOKE UPDATE, DELETE ON "AuditEvent" FROM assay_app;
    REVOKE UPDATE, DELETE ON "Installation" FROM assay_app;
    IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
      REVOKE ALL ON TABLE "_prisma_migrations" FROM assay_app;
    END IF;
  END IF;
END $$;

-- nullif: after a transaction that set it locally, the setting reads '' (not NULL) on that connection.
CREATE FUNCTION app_workspace_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.workspace_id', true), '')::uuid $$;

-- Every table that names a workspace is closed to all others; a test compares this list with the catalogue.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['Membership', 'AuditEvent', 'Dataset', 'DatasetVersion', 'Sample', 'Prompt', 'PromptVersion',
    'Connection', 'Model', 'Experiment', 'Variant', 'Evaluator', 'Trial', 'Attempt', 'Response', 'Score', 'ResultSnapshot']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY workspace_isolation ON %I USING ("workspaceId" = app_workspace_id()) WITH CHECK ("workspaceId" = app_workspace_id())', t);
  END LOOP;
END $$;
ALTER TABLE "Workspace" ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace_isolation ON "Workspace" USING ("id" = app_workspace_id()) WITH CHECK ("id" = app_workspace_id());

-- Text with a check, not an enum: enum operators are not leakproof, so no index would serve them under row-level security.
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_role_check"
  CHECK ("role" IN ('owner', 'admin', 'experimenter', 'analyst', 'reviewer', 'viewer', 'service'));
ALTER TABLE "Experiment" ADD CONSTRAINT "Experiment_status_check"
  CHECK ("status" IN ('draft', 'queued', 'running', 'paused', 'completed', 'stopped', 'cancelled', 'failed'));
ALTER TABLE "Trial" ADD CONSTRAINT "Trial_status_check" CHECK ("status" IN ('pending', 'succeeded', 'failed', 'cancelled'));
ALTER TABLE "Connection" ADD CONSTRAINT "Connection_provider_check"
  CHECK ("provider" IN ('simulator', 'ollama', 'openai', 'anthropic'));
ALTER TABLE "Evaluator" ADD CONSTRAINT "Evaluator_kind_check" CHECK ("kind" IN ('metric', 'judge'));
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_outcome_check" CHECK ("outcome" IN ('succeeded', 'failed', 'abandoned'));
ALTER TABLE "Installation" ADD CONSTRAINT "Installation_id_check" CHECK ("id" = 1);

-- What has to be known before a workspace is: the only ways around row-level security, each answering one question.
CREATE FUNCTION app_memberships(user_id uuid)
  RETURNS TABLE ("workspaceId" uuid, "slug" text, "name" text, "role" text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT m."workspaceId", w."slug", w."name", m."role" FROM public."Membership" m JOIN public."Workspace" w ON w."id" = m."workspaceId"
    WHERE m."userId" = user_id ORDER BY w."name" $$;
CREATE FUNCTION app_active_experiments()
  RETURNS TABLE ("workspaceId" uuid, "experimentId" uuid, "status" text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT e."workspaceId", e."id", e."status" FROM public."Experiment" e WHERE e."status" IN ('queued', 'running') $$;
REVOKE ALL ON FUNCTION app_memberships(uuid), app_active_experiments() FROM PUBLIC;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'assay_app') THEN
    GRANT EXECUTE ON FUNCTION app_memberships(uuid), app_active_experiments() TO assay_app;
  END IF;
END $$;
