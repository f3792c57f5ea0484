import { z } from "zod";
import { AppError } from "@/server/core/errors";
import { id } from "@/server/core/ids";
import { promptContentSchema } from "@/server/core/prompt/schema";
import { command } from "../operation";
import { insertVersion } from "./insert-version";

export const savedPrompt = z.object({
  promptId: id("prompt"),
  promptVersionId: id("promptVersion"),
  number: z.number().int(),
});

/** A prompt and its first version. */
export const createPrompt = command({
  name: "prompt.create",
  permission: "prompts:write",
  input: z.object({
    name: z.string().trim().min(1, { error: "Give the prompt a name." }).max(120),
    description: z.string().trim().max(2000).default(""),
    note: z.string().trim().max(500).default(""),
    ...promptContentSchema.shape,
  }),
  output: savedPrompt,
  async run({ input, actor, db, now, audit }) {
    const { name, description, note, messages, settings } = input;
    const [prompt] = await db.prompt.createManyAndReturn({
      data: [
        {
          workspaceId: actor.workspaceId,
          name,
          description,
          createdById: actor.kind === "member" ? actor.userId : null,
          createdAt: now,
        },
      ],
      skipDuplicates: true,
    });
    if (!prompt) {
      const message = `A prompt named "${name}" is already there. Choose another name, or save yours as its next version.`;
      throw new AppError("conflict", message, [{ path: "name", message }]);
    }
    const version = await insertVersion(db, actor, prompt, { content: { messages, settings }, note, now });
    audit(null, { id: prompt.id, name, number: version.number, contentHash: version.contentHash });
    return { promptId: prompt.id, promptVersionId: version.id, number: version.number };
  },
});
