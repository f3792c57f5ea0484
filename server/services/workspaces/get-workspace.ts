import { z } from "zod";
import { roles } from "@/server/core/access/permissions";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { query } from "../operation";

const count = z.number().int();

/** The workspace as its members see it, and what is in it: the overview decides by it what to offer next. */
export const getWorkspace = query({
  name: "workspace.get",
  permission: "workspace:read",
  input: z.object({}),
  output: z.object({
    id: id("workspace"),
    slug: z.string(),
    name: z.string(),
    /** Null for a job. */
    role: z.enum(roles).nullable(),
    counts: z.object({ datasets: count, prompts: count, models: count, experiments: count }),
    hasSimulator: z.boolean(),
  }),
  async run({ actor, db }) {
    const { workspaceId } = actor;
    const workspace = await db.workspace.findFirst({
      where: { id: workspaceId },
      select: { id: true, slug: true, name: true },
    });
    if (!workspace) throw new AppError("not_found", "There is no such workspace.");
    const where = { workspaceId, archivedAt: null };
    return {
      ...workspace,
      role: actor.kind === "member" ? actor.role : null,
      counts: {
        datasets: await db.dataset.count({ where }),
        prompts: await db.prompt.count({ where }),
        models: await db.model.count({ where }),
        experiments: await db.experiment.count({ where }),
      },
      hasSimulator: (await db.connection.count({ where: { ...where, provider: "simulator" } })) > 0,
    };
  },
});
