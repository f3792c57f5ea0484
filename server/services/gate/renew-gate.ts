import { command } from "../operation";
import { renewLease } from "./renew-lease";
import { renewal, renewed } from "./renewal";

/** A process tells how its calls of a connection ended, and gets the places and permits for the next ones. */
export const renewGate = command({
  name: "gate.renew",
  permission: "system:write",
  input: renewal,
  output: renewed,
  run: ({ input, actor, db }) => renewLease(db, actor.workspaceId, input),
});
