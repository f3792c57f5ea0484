import { z } from "zod";
import { id } from "@/server/core/ids";
import { messageSchema, settingsSchema } from "@/server/core/prompt/schema";
import { instant } from "@/server/core/units";
import { query } from "../operation";
import { listUserNames } from "../workspaces/list-user-names";
import { loadPrompt } from "./load-prompt";

const version = z.object({
  id: id("promptVersion"),
  number: z.number().int(),
  messages: z.array(messageSchema),
  settings: settingsSchema,
  variables: z.array(z.string()),
  note: z.string(),
  contentHash: z.string(),
  createdAt: instant,
  createdByName: z.string().nullable(),
});

/** A prompt with all its versions, the newest first. */
export const getPrompt = query({
  name: "prompt.get",
  permission: "prompts:read",
  input: z.object({ promptId: id("prompt") }),
  output: z.object({
    id: id("prompt"),
    name: z.string(),
    description: z.string(),
    createdAt: instant,
    archivedAt: instant.nullable(),
    versions: z.array(version),
  }),
  async run({ input, actor, db }) {
    const prompt = await loadPrompt(db, actor, input.promptId);
    const rows = await db.promptVersion.findMany({
      where: { workspaceId: actor.workspaceId, promptId: prompt.id },
      orderBy: { number: "desc" },
    });
    const nameOf = await listUserNames(
      db,
      actor,
      rows.map((row) => row.createdById),
    );
    const versions = rows.map((row) => ({
      ...row,
      messages: messageSchema.array().parse(row.messages),
      settings: settingsSchema.parse(row.settings),
      createdByName: nameOf(row.createdById),
    }));
    return { ...prompt, versions };
  },
});
