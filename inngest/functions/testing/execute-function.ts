import { InngestTestEngine } from "@inngest/test";
import type { InngestFunction } from "inngest";

/**
 * One attempt of a function with one event, in the official test engine: real steps, no retries. What a step threw is
 * given back as it was thrown, since the engine's own copy of an error has lost all but name and message.
 */
export async function executeFunction(fn: InngestFunction.Any, event: { name: string; data: object }) {
  const steps: string[] = [];
  let thrown: unknown = null;
  let runId = "";
  const { result } = await new InngestTestEngine({
    function: fn,
    events: [event],
    transformCtx: (context) => {
      const run = (id: string, work: () => Promise<unknown>) =>
        context.step.run(id, async () => {
          steps.push(id);
          // The engine gives each of its requests another run id; this one is the id the step's work saw.
          runId = context.runId;
          try {
            return await work();
          } catch (error) {
            thrown = error;
            throw error;
          }
        });
      return { ...context, step: { ...context.step, run: run as typeof context.step.run } };
    },
  }).execute();
  return { result, steps, thrown, runId };
}
