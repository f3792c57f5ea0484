import type { Actor } from "@/server/core/access/actor";
import { type Role, roles } from "@/server/core/access/permissions";
import { client } from "@/server/db/client";
import { getSession, type Session } from "./get-session";

export type Membership = { workspaceId: string; slug: string; name: string; role: Role };

/** The workspaces a person belongs to; asked at each request, so a removed member is out with the next one. */
export async function listMemberships(userId: string): Promise<Membership[]> {
  const rows = await client().$queryRaw<Membership[]>`select * from app_memberships(${userId}::uuid)`;
  return rows.filter((row) => roles.includes(row.role));
}

export type Visitor = { session: Session | null; actor: Actor | null };

/** Who asks, and as whom in the workspace that the request names. */
export async function getActor(headers: Headers, slug: string | null): Promise<Visitor> {
  const session = await getSession(headers);
  if (!session || !slug) return { session, actor: null };
  const membership = (await listMemberships(session.userId)).find((m) => m.slug === slug);
  if (!membership) return { session, actor: null };
  const { workspaceId, role } = membership;
  return { session, actor: { kind: "member", workspaceId, userId: session.userId, role } };
}
