import { z } from "zod";
import { id } from "@/server/core/ids";
import { task } from "../operation";
import { openConnection } from "./open-connection";
import { checkView, runCheck } from "./run-check";

/** Whether address and key of a stored connection work, and if not, why exactly. */
export const checkConnection = task({
  name: "connection.check",
  permission: "connections:write",
  input: z.object({ connectionId: id("connection") }),
  output: checkView,
  async run({ input, actor, models }) {
    const { connection } = await openConnection.execute(actor, input);
    return runCheck(models, connection);
  },
});
