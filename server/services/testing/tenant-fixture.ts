import { randomUUID } from "node:crypto";
import type { ExperimentStatus } from "@/server/core/experiment/status";
import type { Noun } from "@/server/core/ids";
import { emptyTally } from "@/server/core/model/breaker";
import { withTenant } from "@/server/db/with-tenant";
import { renewLease } from "../gate/renew-lease";
import { noRenewal } from "../gate/testing/no-renewal";
import { createFailedRun } from "./create-failed-run";
import { createRun } from "./create-run";
import { createLibrary, createWorkspace, type TestWorkspace } from "./factory";

export type TenantFixture = TestWorkspace & {
  /** Stands in every text of the workspace and nowhere else. */
  mark: string;
  ids: Record<Noun, string>;
};

/** A workspace with at least one row of everything: two models, an experiment, a finished trial, an open one, a dead letter. */
export async function createTenantFixture(name: string, status: ExperimentStatus = "running"): Promise<TenantFixture> {
  const mark = `${name}${randomUUID().replaceAll("-", "")}`;
  const workspace = await createWorkspace(mark);
  const { workspaceId, members } = workspace;
  const ids = await withTenant(workspaceId, async (db) => {
    const library = await createLibrary(db, workspaceId, mark);
    const run = await createRun(db, workspaceId, mark, library, status);
    await renewLease(db, workspaceId, {
      ...noRenewal,
      connectionId: library.connection.id,
      process: mark,
      tallies: [{ modelId: library.model.id, ...emptyTally, answers: 1 }],
    });
    await db.auditEvent.create({
      data: {
        workspaceId,
        actorKind: "member",
        actorId: members.owner.userId,
        operation: "workspace.create",
        at: new Date(),
        after: { name: mark },
      },
    });
    const at = new Date();
    const pull = await db.modelPull.create({
      data: {
        workspaceId,
        connectionId: library.connection.id,
        model: `pulled-${mark}`,
        status: "done",
        createdAt: at,
        updatedAt: at,
      },
    });
    const [sample] = library.samples;
    if (!sample) throw new Error("The samples were not created.");
    return {
      workspace: workspaceId,
      user: members.owner.userId,
      dataset: library.dataset.id,
      datasetVersion: library.datasetVersion.id,
      sample: sample.id,
      prompt: library.prompt.id,
      promptVersion: library.promptVersion.id,
      connection: library.connection.id,
      model: library.model.id,
      modelPull: pull.id,
      ...run,
      failedRun: await createFailedRun({ workspaceId, experimentId: run.experiment }, mark),
    };
  });
  return { ...workspace, mark, ids };
}
