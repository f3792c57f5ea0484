import type { Actor } from "@/server/core/access/actor";
import type { Prisma, Tx } from "@/server/db/client";
import type { ResolvedDraft } from "./resolve-draft";

/** Puts a draft's variants and evaluators in place of those it had. */
export async function writeDraftParts(db: Tx, actor: Actor, experimentId: string, draft: ResolvedDraft): Promise<void> {
  const { workspaceId } = actor;
  await db.variant.deleteMany({ where: { workspaceId, experimentId } });
  await db.evaluator.deleteMany({ where: { workspaceId, experimentId } });
  await db.variant.createMany({
    data: draft.variants.map((v, position) => ({
      workspaceId,
      experimentId,
      position,
      name: v.own.name,
      promptVersionId: v.prompt.id,
      modelId: v.model.id,
      settings: v.own.settings,
    })),
  });
  await db.evaluator.createMany({
    data: draft.evaluators.map((e, position) => ({
      workspaceId,
      experimentId,
      position,
      kind: e.kind,
      key: e.key,
      name: e.name,
      config: e.config as Prisma.InputJsonObject,
      modelId: e.model?.id ?? null,
    })),
  });
}
