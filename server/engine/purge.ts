import type { Reign } from "./reign";

const EVERY_MS = 60_000;
const AT_ONCE = 2000;

const STATEMENTS = [
  `with old as (select id from engine.run where ended_at < now() - interval '24 hours' limit $1),
     steps as (delete from engine.step where run_id in (select id from old))
   delete from engine.run where id in (select id from old)`,
  `delete from engine.event where seq in (
     select seq from engine.event where processed and received_at < now() - interval '24 hours' limit $1)`,
  `delete from engine.idem where key in (
     select key from engine.idem where expires_at < extract(epoch from now()) * 1000 limit $1)`,
  `delete from engine.limiter where key in (
     select key from engine.limiter where tat < extract(epoch from now()) * 1000 limit $1)`,
];

/** Forgets finished runs, their steps, events and expired keys after 24 hours, in small bites. */
export function createPurge(reign: Reign) {
  let running = false;

  async function purge() {
    if (running) return;
    running = true;
    try {
      for (const statement of STATEMENTS) {
        let deleted = AT_ONCE;
        while (deleted === AT_ONCE && !reign.isOver()) {
          deleted = (await reign.pool.query(statement, [AT_ONCE])).rowCount ?? 0;
        }
      }
      for (const [key, tat] of reign.flow.limits) if (tat < reign.clock.now()) reign.flow.limits.delete(key);
    } catch (error) {
      if (!reign.isOver()) reign.log("warn", "forgetting old runs failed; it is tried again", { error: String(error) });
    }
    running = false;
  }

  const timer = setInterval(() => void purge(), EVERY_MS);
  void purge();
  return { stop: () => clearInterval(timer) };
}
