import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { type ownerInput, slugOf } from "@/server/core/access/schema";
import { AppError } from "@/server/core/errors";
import { client } from "@/server/db/client";
import { withTenant } from "@/server/db/with-tenant";
import { recordAudit } from "@/server/services/audit/record-audit";
import { createWrappedKey } from "@/server/services/secrets/wrap-key";
import { hashPassword } from "./password";

/** True until the first owner exists. */
export async function needsSetup(): Promise<boolean> {
  return (await client().installation.count()) === 0;
}

/** First visit: the owner and the workspace. Two at once leave one winner, held by Installation's key. */
export async function createOwner(input: z.output<typeof ownerInput>): Promise<{ slug: string }> {
  if (!(await needsSetup())) throw alreadyDone();
  const workspaceId = randomUUID();
  const slug = slugOf(input.workspaceName);
  const passwordHash = await hashPassword(input.password);
  await withTenant(workspaceId, async (db) => {
    const { count } = await db.installation.createMany({ data: [{ id: 1 }], skipDuplicates: true });
    if (count === 0) throw alreadyDone();
    const user = await db.user.create({ data: { email: input.email, name: input.name, passwordHash } });
    const wrappedKey = createWrappedKey(workspaceId);
    await db.workspace.create({ data: { id: workspaceId, slug, name: input.workspaceName, wrappedKey } });
    await db.membership.create({ data: { workspaceId, userId: user.id, role: "owner" } });
    await recordAudit(db, {
      actor: { kind: "member", workspaceId, userId: user.id, role: "owner" },
      operation: "workspace.create",
      input: { id: workspaceId },
      at: new Date(),
      before: null,
      after: { id: workspaceId, slug, name: input.workspaceName },
    });
  });
  return { slug };
}

const alreadyDone = () => new AppError("conflict", "This installation already has an owner. Sign in instead.");
