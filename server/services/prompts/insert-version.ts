import { createHash } from "node:crypto";
import type { Actor } from "@/server/core/access/actor";
import { canonicalJson } from "@/server/core/dataset/content-hash";
import { AppError } from "@/server/core/errors";
import type { PromptContent } from "@/server/core/prompt/schema";
import { findVariables } from "@/server/core/prompt/template";
import type { Tx } from "@/server/db/client";

type Target = { id: string; name: string };

/** The prompt's next version. Its row is held until the commit, so two edits at once get one number each. */
export async function insertVersion(
  db: Tx,
  actor: Actor,
  prompt: Target,
  { content, note, now }: { content: PromptContent; note: string; now: Date },
) {
  const { workspaceId } = actor;
  await db.$queryRaw`select 1 from "Prompt"
    where "workspaceId" = ${workspaceId}::uuid and "id" = ${prompt.id}::uuid for update`;
  const latest = await db.promptVersion.findFirst({
    where: { workspaceId, promptId: prompt.id },
    orderBy: { number: "desc" },
    select: { number: true, contentHash: true },
  });
  const { messages, settings } = content;
  const contentHash = createHash("sha256").update(canonicalJson({ messages, settings })).digest("hex");
  if (latest?.contentHash === contentHash) {
    throw new AppError(
      "conflict",
      `Nothing changed since version ${latest.number} of ${prompt.name}, so no new version was made.`,
    );
  }
  return db.promptVersion.create({
    data: {
      workspaceId,
      promptId: prompt.id,
      number: (latest?.number ?? 0) + 1,
      messages,
      settings,
      variables: findVariables(messages),
      note,
      contentHash,
      createdById: actor.kind === "member" ? actor.userId : null,
      createdAt: now,
    },
  });
}
