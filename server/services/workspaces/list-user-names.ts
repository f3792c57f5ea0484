import type { Actor } from "@/server/core/access/actor";
import type { Tx } from "@/server/db/client";

/** Names of people who are members of the workspace; null for the rest, and for jobs. */
export async function listUserNames(db: Tx, actor: Actor, userIds: (string | null)[]) {
  const wanted = [...new Set(userIds)].filter((userId) => userId !== null);
  const members = await db.membership.findMany({
    where: { workspaceId: actor.workspaceId, userId: { in: wanted } },
    select: { userId: true, user: { select: { name: true } } },
  });
  const names = new Map(members.map((member) => [member.userId, member.user.name]));
  return (userId: string | null) => (userId === null ? null : (names.get(userId) ?? null));
}
