import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { instant } from "@/server/core/units";
import { freedName } from "../freed-name";
import { command } from "../operation";
import { loadPrompt } from "./load-prompt";

/** Takes a prompt out of the lists. Its versions stay: experiments rest on them, and runs go on. */
export const archivePrompt = command({
  name: "prompt.archive",
  permission: "prompts:write",
  input: z.object({ promptId: id("prompt") }),
  output: z.object({ id: id("prompt"), archivedAt: instant }),
  async run({ input, actor, db, now, audit }) {
    const before = await loadPrompt(db, actor, input.promptId);
    if (before.archivedAt) throw new AppError("conflict", "This prompt is already archived.");
    const [after] = await db.prompt.updateManyAndReturn({
      where: { workspaceId: actor.workspaceId, id: before.id, archivedAt: null },
      data: { archivedAt: now, name: freedName(before.name, now) },
    });
    if (!after) throw new AppError("conflict", "The prompt changed meanwhile. Reload and try again.");
    audit(before, after);
    return { id: after.id, archivedAt: now };
  },
});
