-- Which master key each workspace's data key is wrapped by: what a start has to know before it serves any workspace.
CREATE FUNCTION app_master_key_ids()
  RETURNS TABLE ("workspaceId" uuid, "masterKeyId" text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT w."id", split_part(w."wrappedKey", '.', 2) FROM public."Workspace" w ORDER BY w."createdAt", w."id" $$;
REVOKE ALL ON FUNCTION app_master_key_ids() FROM PUBLIC;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'assay_app') THEN
    GRANT EXECUTE ON FUNCTION app_master_key_ids() TO assay_app;
  END IF;
END $$;
