import { z } from "zod";
import { id } from "@/server/core/ids";
import { task } from "../operation";
import { openConnection } from "./open-connection";

const patienceMs = 15_000;

/** Whether address and key of a connection work, by asking for its models: free of charge, nothing is generated. */
export const checkConnection = task({
  name: "connection.check",
  permission: "connections:write",
  input: z.object({ connectionId: id("connection") }),
  output: z.object({ isReachable: z.boolean(), message: z.string(), latencyMs: z.number().int().nullable() }),
  async run({ input, actor, models }) {
    const { connection } = await openConnection.execute(actor, input);
    const signal = AbortSignal.timeout(patienceMs);
    try {
      return await models.open(connection).checkHealth(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      const message = `No answer within ${patienceMs / 1000} seconds. Check the address, and that the server is running.`;
      return { isReachable: false, message, latencyMs: null };
    }
  },
});
