import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { promptContentSchema } from "@/server/core/prompt/schema";
import { command } from "../operation";
import { savedPrompt } from "./create-prompt";
import { insertVersion } from "./insert-version";
import { loadPrompt } from "./load-prompt";

/** An edit: the next immutable version. */
export const createPromptVersion = command({
  name: "promptVersion.create",
  permission: "prompts:write",
  input: z.object({
    promptId: id("prompt"),
    note: z.string().trim().max(500).default(""),
    ...promptContentSchema.shape,
  }),
  output: savedPrompt,
  async run({ input, actor, db, now, audit }) {
    const { note, messages, settings } = input;
    const prompt = await loadPrompt(db, actor, input.promptId);
    if (prompt.archivedAt) throw new AppError("conflict", "This prompt is archived. Create a new one from its text.");
    const version = await insertVersion(db, actor, prompt, { content: { messages, settings }, note, now });
    audit(null, { id: prompt.id, name: prompt.name, number: version.number, contentHash: version.contentHash });
    return { promptId: prompt.id, promptVersionId: version.id, number: version.number };
  },
});
