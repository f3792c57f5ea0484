import { z } from "zod";
import { query } from "../operation";
import { gateView, readGates } from "./gate-view";

/** The state of each connection's gate: its rest, its limits, and the breakers of models that were called. */
export const getGateState = query({
  name: "connection.gate-state",
  permission: "connections:read",
  input: z.object({}),
  output: z.object({ items: z.array(gateView) }),
  run: async ({ actor, db, now }) => ({ items: await readGates(db, actor.workspaceId, { archivedAt: null }, now) }),
});
