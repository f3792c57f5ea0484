import { client } from "@/server/db/client";
import { createUlid } from "@/server/engine/ulid";

type Source = { workspaceId: string; experimentId: string };

/** A run of the durable engine that failed for good, with `mark` in its error. */
export async function createFailedRun(source: Source, mark: string): Promise<string> {
  const id = createUlid(Date.now());
  const event = { id: `event-${id}`, name: "experiment/started", data: source, ts: Date.now() };
  await client().pool.query(
    `insert into engine.run (id, fn, status, part, events, event_ids, output, ended_at)
     values ($1, 'assay-plan-experiment', 'failed', '[]', $2, array[$3], $4, now())`,
    [id, JSON.stringify([event]), event.id, JSON.stringify({ name: "RangeError", message: `It broke: ${mark}` })],
  );
  return id;
}
