// A process of its own, to be killed: `node --import tsx crash-worker.ts`, DATABASE_URL in the environment.
import pg from "pg";
import { createTestApp } from "./test-app";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });

/** Leaves a row when a step starts; its id becomes the step's value. */
async function witness(runId: string, step: string): Promise<number> {
  const { rows } = await pool.query("insert into witness (run_id, step) values ($1, $2) returning id", [runId, step]);
  await new Promise((resolve) => setTimeout(resolve, 15));
  return Number(rows[0].id);
}

const app = await createTestApp(
  (client) => [
    client.createFunction({ id: "crashing", triggers: { event: "crashing" } }, async ({ step, runId, event }) => {
      for (const name of ["a", "b", "c"]) await step.run(name, () => witness(runId, name));
      await Promise.all(["p", "q", "r"].map((name) => step.run(name, () => witness(runId, name))));
      await step.sleep("nap", "1s");
      await step.sendEvent("ring", { name: "rung", id: `rung-${event.id}`, data: {} });
      return step.run("d", () => witness(runId, "d"));
    }),
    client.createFunction({ id: "rung", triggers: { event: "rung" } }, async ({ step, runId }) => {
      await step.run("e", () => witness(runId, "e"));
    }),
  ],
  { start: false, log: (_level, message) => process.stdout.write(`${message}\n`) },
);
await app.engine.start();
