import { z } from "zod";
import { command } from "../operation";

/** The line of the audit log for a retry: the task that rings has no database of its own. */
export const recordRetry = command({
  name: "engine.record-retry",
  permission: "engine:write",
  input: z.object({ runId: z.string(), functionId: z.string(), eventName: z.string() }),
  output: z.object({}),
  async run({ input, audit }) {
    const { runId: id, ...rest } = input;
    audit(null, { id, ...rest });
    return {};
  },
});
