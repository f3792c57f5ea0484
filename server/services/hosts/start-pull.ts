import { randomUUID } from "node:crypto";
import { pullStarted } from "@/inngest/events";
import { AppError } from "@/server/core/errors";
import { command } from "../operation";
import { hostModelInput } from "./change-host";
import { loadHost } from "./load-host";
import { pullView, stalledAfterMs, toPullView } from "./pull-view";

/** Begins to pull a model to a host, or goes on with a pull that ended or that nobody follows any more. */
export const startPull = command({
  name: "modelPull.start",
  permission: "connections:write",
  input: hostModelInput,
  output: pullView,
  async run({ input: { connectionId, model }, actor, db, now, audit, emit }) {
    const { workspaceId } = actor;
    const host = await loadHost(db, actor, connectionId);
    const place = { workspaceId, connectionId: host.id, model };
    const stale = new Date(now.getTime() - stalledAfterMs);
    // A new id: who still follows the old one finds it gone and ends.
    await db.modelPull.deleteMany({
      where: { ...place, OR: [{ status: { not: "running" } }, { updatedAt: { lt: stale } }] },
    });
    const id = randomUUID();
    const { count } = await db.modelPull.createMany({
      data: [{ ...place, id, status: "running", createdAt: now, updatedAt: now }],
      skipDuplicates: true,
    });
    if (count === 0) throw new AppError("conflict", `${model} is being pulled already.`);
    const row = await db.modelPull.findFirstOrThrow({ where: { workspaceId, id } });
    audit(null, { id, name: host.name, model });
    emit(pullStarted.create({ workspaceId, pullId: id }));
    return toPullView(row, now);
  },
});
