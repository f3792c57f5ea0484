import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { whyNotArchive } from "@/server/core/experiment/status";
import { id } from "@/server/core/ids";
import { instant } from "@/server/core/units";
import { command } from "../operation";
import { loadExperiment } from "./load-experiment";

export const archiveExperiment = command({
  name: "experiment.archive",
  permission: "experiments:write",
  input: z.object({ experimentId: id("experiment") }),
  output: z.object({ id: z.string(), archivedAt: instant }),
  async run({ input, actor, db, now, audit }) {
    const before = await loadExperiment(db, actor, input.experimentId);
    const reason = whyNotArchive(before);
    if (reason) throw new AppError("conflict", reason);
    const [after] = await db.experiment.updateManyAndReturn({
      where: { workspaceId: actor.workspaceId, id: before.id, status: before.status, archivedAt: null },
      data: { archivedAt: now },
    });
    if (!after) throw new AppError("conflict", "The experiment changed meanwhile. Reload and try again.");
    audit(before, after);
    return { id: after.id, archivedAt: now };
  },
});
