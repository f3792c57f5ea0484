import type { Changes } from "./changes";

interface Part {
  /** Makes the prepared statement's name; the set of parts present decides the text. */
  tag: string;
  size: (c: Changes) => number;
  /** SQL over numbered arrays; `$` is replaced by the parameter numbers in order. */
  sql: string;
  arrays: (c: Changes) => unknown[][];
}

const rows = <T>(items: Iterable<T>, ...pick: ((item: T) => unknown)[]): unknown[][] => {
  const all = [...items];
  return pick.map((column) => all.map(column));
};

const FENCE = "where exists (select 1 from f)";

const PARTS: Part[] = [
  {
    tag: "a",
    size: (c) => c.runs.size,
    // event_ids travel joined: unnest would flatten an array of arrays. The separator cannot occur in an event id.
    sql: `insert into engine.run (id, fn, status, part, prio, events, event_ids, skey, inv_run, inv_step, ended_at)
      select id, fn, status, part, prio, events, string_to_array(ids, E'\\x1f'), skey, inv_run, inv_step,
        case when status <> 'running' then now() end
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        as t(id, fn, status, part, prio, events, ids, skey, inv_run, inv_step) ${FENCE}`,
    arrays: (c) =>
      rows(
        c.runs.values(),
        (r) => r.id,
        (r) => r.fn,
        (r) => r.status,
        (r) => r.part,
        (r) => r.prio,
        (r) => r.events,
        (r) => r.eventIds.join("\x1f"),
        (r) => r.skey,
        (r) => r.invRun,
        (r) => r.invStep,
      ),
  },
  {
    tag: "b",
    size: (c) => c.ended.size,
    sql: `update engine.run r set status = t.status, output = t.output, ended_at = now()
      from unnest(?::text[], ?::text[], ?::text[]) as t(id, status, output)
      where r.id = t.id and r.status = 'running' and exists (select 1 from f)`,
    arrays: (c) =>
      rows(
        c.ended.values(),
        (r) => r.id,
        (r) => r.status,
        (r) => r.output,
      ),
  },
  {
    tag: "c",
    size: (c) => c.ended.size,
    sql: "delete from engine.job where run_id = any(?::text[]) and exists (select 1 from f)",
    arrays: (c) => rows(c.ended.keys(), (id) => id),
  },
  {
    tag: "d",
    size: (c) => c.ended.size,
    sql: "delete from engine.pause where run_id = any(?::text[]) and exists (select 1 from f)",
    arrays: (c) => rows(c.ended.keys(), (id) => id),
  },
  {
    tag: "e",
    size: (c) => c.versions.size,
    sql: `update engine.run r set version = t.version from unnest(?::text[], ?::int[]) as t(id, version)
      where r.id = t.id and exists (select 1 from f)`,
    // A run that ends in this flush is updated by its end; its version no longer matters.
    arrays: (c) =>
      rows(
        [...c.versions].filter(([id]) => !c.ended.has(id)),
        ([id]) => id,
        ([, version]) => version,
      ),
  },
  {
    tag: "g",
    size: (c) => c.steps.size,
    sql: `insert into engine.step (run_id, id, pos, name, op, state, race, value, ended_at)
      select t.*, case when t.state = 'done' then now() end
      from unnest(?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::text[])
        as t(run_id, id, pos, name, op, state, race, value) ${FENCE}
      on conflict (run_id, id) do update
        set pos = excluded.pos, op = excluded.op, state = excluded.state, value = excluded.value, ended_at = excluded.ended_at
        where engine.step.state = 'pending'`,
    arrays: (c) =>
      rows(
        c.steps.values(),
        (s) => s.runId,
        (s) => s.id,
        (s) => s.pos,
        (s) => s.name,
        (s) => s.op,
        (s) => s.state,
        (s) => s.race,
        (s) => s.value,
      ),
  },
  {
    tag: "h",
    size: (c) => c.jobs.size,
    sql: `insert into engine.job (id, run_id, step, kind, part, prio, due_at, attempt, lost, data)
      select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::int[], ?::int[], ?::text[]) ${FENCE}
      on conflict (id) do update set due_at = excluded.due_at, attempt = excluded.attempt, lost = excluded.lost, data = excluded.data`,
    arrays: (c) =>
      rows(
        c.jobs.values(),
        (j) => j.id,
        (j) => j.runId,
        (j) => j.step,
        (j) => j.kind,
        (j) => j.part,
        (j) => j.prio,
        (j) => Math.round(j.dueAt),
        (j) => j.attempt,
        (j) => j.lost,
        (j) => j.data,
      ),
  },
  {
    tag: "i",
    size: (c) => c.goneJobs.size,
    sql: "delete from engine.job where id = any(?::bigint[]) and exists (select 1 from f)",
    arrays: (c) => rows(c.goneJobs, (id) => id),
  },
  {
    tag: "j",
    size: (c) => c.goneTimeouts.size,
    sql: `delete from engine.job j using unnest(?::text[], ?::text[]) as t(run_id, step)
      where j.run_id = t.run_id and j.step = t.step and j.kind = 'timeout' and exists (select 1 from f)`,
    arrays: (c) =>
      rows(
        c.goneTimeouts.values(),
        (t) => t.runId,
        (t) => t.step,
      ),
  },
  {
    tag: "k",
    size: (c) => c.events.size,
    sql: `insert into engine.event (id, name, body, internal)
      select id, name, body, true from unnest(?::text[], ?::text[], ?::text[]) as t(id, name, body) ${FENCE} on conflict (id) do nothing`,
    arrays: (c) =>
      rows(
        c.events.values(),
        (e) => e.id,
        (e) => e.name,
        (e) => e.body,
      ),
  },
  {
    tag: "l",
    size: (c) => c.processed.size,
    sql: "update engine.event set processed = true where seq = any(?::bigint[]) and exists (select 1 from f)",
    arrays: (c) => rows(c.processed, (seq) => seq),
  },
  {
    tag: "m",
    size: (c) => c.pauses.size,
    sql: `insert into engine.pause (run_id, step, kind, event, expr, path, value, expires_at)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[]) ${FENCE}
      on conflict (run_id, step) do nothing`,
    arrays: (c) =>
      rows(
        c.pauses.values(),
        (p) => p.runId,
        (p) => p.step,
        (p) => p.kind,
        (p) => p.event,
        (p) => p.expr,
        (p) => p.path,
        (p) => p.value,
        (p) => p.expiresAt,
      ),
  },
  {
    tag: "n",
    size: (c) => c.gonePauses.size,
    sql: `delete from engine.pause p using unnest(?::text[], ?::text[]) as t(run_id, step)
      where p.run_id = t.run_id and p.step = t.step and exists (select 1 from f)`,
    arrays: (c) =>
      rows(
        c.gonePauses.values(),
        (t) => t.runId,
        (t) => t.step,
      ),
  },
  {
    tag: "o",
    size: (c) => c.limits.size,
    sql: `insert into engine.limiter (key, tat) select * from unnest(?::text[], ?::float8[]) ${FENCE}
      on conflict (key) do update set tat = excluded.tat`,
    arrays: (c) =>
      rows(
        c.limits,
        ([key]) => key,
        ([, tat]) => tat,
      ),
  },
  {
    tag: "p",
    size: (c) => c.idem.size,
    sql: `insert into engine.idem (key, expires_at) select * from unnest(?::text[], ?::bigint[]) ${FENCE}
      on conflict (key) do update set expires_at = excluded.expires_at`,
    arrays: (c) =>
      rows(
        c.idem,
        ([key]) => key,
        ([, expiresAt]) => expiresAt,
      ),
  },
];

/** One fenced statement for all changes; no row back means another leader has taken over. */
export function createFlushQuery(
  epoch: number,
  changes: Changes,
): { name: string; text: string; values: unknown[] } | null {
  const present = PARTS.filter((part) => part.size(changes) > 0);
  if (present.length === 0) return null;
  const values: unknown[] = [epoch];
  const ctes = present.map((part) => {
    const first = values.length;
    values.push(...part.arrays(changes));
    let n = first;
    return `${part.tag} as (${part.sql.replaceAll("?::", () => `$${++n}::`)})`;
  });
  return {
    name: `flush_${present.map((part) => part.tag).join("")}`,
    text: `with f as materialized (select 1 from engine.leader where epoch = $1 for share),\n${ctes.join(",\n")}\nselect 1 from f`,
    values,
  };
}
