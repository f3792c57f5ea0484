import { z } from "zod";
import { id } from "@/server/core/ids";
import { hostModelName } from "@/server/core/model/schema";
import { command } from "../operation";
import { loadHost } from "./load-host";

/** Internal: what was done at a host stands in the audit log, though no row of ours changed. */
export const recordHostChange = command({
  name: "host.record-change",
  permission: "connections:write",
  input: z.object({
    connectionId: id("connection"),
    model: hostModelName,
    change: z.enum(["delete", "load", "unload"]),
  }),
  output: z.object({ model: z.string() }),
  async run({ input: { connectionId, model, change }, actor, db, audit }) {
    const host = await loadHost(db, actor, connectionId);
    audit(null, { id: host.id, name: host.name, model, change });
    return { model };
  },
});
