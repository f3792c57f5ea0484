import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { instant } from "@/server/core/units";
import { freedName } from "../freed-name";
import { command } from "../operation";
import { loadDataset } from "./load-dataset";

/** Takes a dataset out of the lists. Its versions stay, since experiments rest on them. */
export const archiveDataset = command({
  name: "dataset.archive",
  permission: "datasets:write",
  input: z.object({ datasetId: id("dataset") }),
  output: z.object({ id: id("dataset"), archivedAt: instant }),
  async run({ input, actor, db, now, audit }) {
    const { workspaceId } = actor;
    const before = await loadDataset(db, actor, input.datasetId);
    if (before.archivedAt) throw new AppError("conflict", "This dataset is already archived.");
    const user = await db.experiment.findFirst({
      where: { workspaceId, version: { datasetId: before.id }, status: { in: ["queued", "running", "paused"] } },
      select: { name: true },
    });
    if (user) {
      throw new AppError(
        "conflict",
        `The experiment "${user.name}" is using this dataset. Let it finish or cancel it, then archive the dataset.`,
      );
    }
    const [after] = await db.dataset.updateManyAndReturn({
      where: { workspaceId, id: before.id, archivedAt: null },
      data: { archivedAt: now, name: freedName(before.name, now) },
    });
    if (!after) throw new AppError("conflict", "The dataset changed meanwhile. Reload and try again.");
    audit(before, after);
    return { id: after.id, archivedAt: now };
  },
});
