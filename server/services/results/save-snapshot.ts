import { z } from "zod";
import { snapshotBody } from "@/server/core/results/snapshot";
import { command } from "../operation";
import { writeSnapshot } from "./write-snapshot";

/** The newest summary of a run that goes on. */
export const saveSnapshot = command({
  name: "results.save-snapshot",
  permission: "system:write",
  input: z.object({ experimentId: z.uuid(), body: snapshotBody }),
  output: z.object({ version: z.number().int() }),
  async run({ input, actor, db, now }) {
    return { version: await writeSnapshot(db, { ...input, workspaceId: actor.workspaceId, now }) };
  },
});
