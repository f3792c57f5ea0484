-- The durable engine's own tables. Prisma reads only "public" and never touches this schema.
-- JSON is text, never jsonb: model output may hold \u0000. Times in due_at, tat and expires_at are milliseconds since 1970.
CREATE SCHEMA engine;

CREATE TABLE engine.leader (
  "only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),
  epoch bigint NOT NULL DEFAULT 0,
  inflight bigint[] NOT NULL DEFAULT '{}'
);
INSERT INTO engine.leader DEFAULT VALUES;

CREATE TABLE engine.event (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL UNIQUE,
  name text NOT NULL,
  body text NOT NULL,
  internal boolean NOT NULL DEFAULT false,
  processed boolean NOT NULL DEFAULT false,
  received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX event_inbox ON engine.event (seq) WHERE NOT processed;
CREATE INDEX event_age ON engine.event (received_at);

CREATE TABLE engine.run (
  id text PRIMARY KEY,
  fn text NOT NULL,
  status text NOT NULL CHECK (status IN ('running', 'completed', 'failed', 'cancelled')),
  part text NOT NULL,
  prio integer NOT NULL DEFAULT 0,
  events text NOT NULL,
  event_ids text[] NOT NULL,
  version integer,
  skey text,
  inv_run text,
  inv_step text,
  output text,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
CREATE UNIQUE INDEX run_singleton ON engine.run (skey) WHERE skey IS NOT NULL AND status = 'running';
CREATE INDEX run_events ON engine.run USING gin (event_ids);
CREATE INDEX run_failed ON engine.run (ended_at) WHERE status = 'failed';
CREATE INDEX run_ended ON engine.run (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX run_running ON engine.run (id) WHERE status = 'running';

CREATE TABLE engine.step (
  run_id text NOT NULL,
  id text NOT NULL,
  pos integer NOT NULL,
  name text NOT NULL,
  op text NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'done')),
  race boolean NOT NULL DEFAULT false,
  value text,
  ended_at timestamptz,
  PRIMARY KEY (run_id, id)
);

CREATE TABLE engine.job (
  id bigint PRIMARY KEY,
  run_id text,
  step text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('edge', 'sleep', 'timeout', 'cron', 'batch', 'debounce')),
  part text NOT NULL,
  prio integer NOT NULL DEFAULT 0,
  due_at bigint NOT NULL,
  attempt integer NOT NULL DEFAULT 0,
  lost integer NOT NULL DEFAULT 0,
  data text
);
CREATE INDEX job_part ON engine.job (part, due_at, id) WHERE kind = 'edge';
CREATE INDEX job_edge_due ON engine.job (due_at) WHERE kind = 'edge';
CREATE INDEX job_timer_due ON engine.job (due_at) WHERE kind <> 'edge';
CREATE INDEX job_run ON engine.job (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX job_buffer ON engine.job (step) WHERE kind IN ('batch', 'debounce');

CREATE TABLE engine.pause (
  run_id text NOT NULL,
  step text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('wait', 'cancel')),
  event text NOT NULL,
  expr text,
  path text,
  value text,
  expires_at bigint,
  PRIMARY KEY (run_id, step)
);

CREATE TABLE engine.limiter (key text PRIMARY KEY, tat double precision NOT NULL);
CREATE TABLE engine.idem (key text PRIMARY KEY, expires_at bigint NOT NULL);
CREATE INDEX idem_expiry ON engine.idem (expires_at);

DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'assay_app') THEN
    GRANT USAGE ON SCHEMA engine TO assay_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA engine TO assay_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA engine GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO assay_app;
  END IF;
END $$;
