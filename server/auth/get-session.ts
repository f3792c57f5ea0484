import { decode } from "next-auth/jwt";
import { client } from "@/server/db/client";
import { env } from "@/server/env";

const idleMs = 8 * 3_600_000;
const noteEveryMs = 60_000;

export type Session = { sessionId: string; userId: string; name: string; email: string };

type Claims = { sid: string; expiresAt: number };
const decoded = new Map<string, Claims>();
const remembered = 5_000;

/** Who is signed in; null for no cookie, a forged or old one, a revoked or idle session, and any error. */
export async function getSession(headers: Headers): Promise<Session | null> {
  const token = cookieOf(headers);
  const claims = token ? await claimsOf(token) : null;
  if (!claims) return null;
  const now = new Date();
  const row = await client().authSession.findUnique({
    where: { id: claims.sid },
    select: { id: true, lastSeenAt: true, expiresAt: true, revokedAt: true, user: true },
  });
  if (!row || row.revokedAt || row.expiresAt <= now) return null;
  const idle = now.getTime() - row.lastSeenAt.getTime();
  if (idle > idleMs) return null;
  if (idle > noteEveryMs) {
    await client().authSession.updateMany({ where: { id: row.id }, data: { lastSeenAt: now } });
  }
  return { sessionId: row.id, userId: row.user.id, name: row.user.name, email: row.user.email };
}

function cookieOf(headers: Headers): string | null {
  const prefix = env().NEXTAUTH_URL.startsWith("https:") ? "__Secure-" : "";
  const name = `${prefix}next-auth.session-token=`;
  const pair = headers
    .get("cookie")
    ?.split("; ")
    .find((part) => part.startsWith(name));
  return pair ? pair.slice(name.length) : null;
}

/** Decrypting the cookie costs about a millisecond, so what it says is remembered until it ends. */
async function claimsOf(token: string): Promise<Claims | null> {
  const known = decoded.get(token);
  if (known) return known.expiresAt > Date.now() ? known : null;
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  if (!claims || typeof claims.sid !== "string" || typeof claims.exp !== "number") return null;
  const kept = { sid: claims.sid, expiresAt: claims.exp * 1000 };
  const oldest = decoded.keys().next().value;
  if (decoded.size >= remembered && oldest) decoded.delete(oldest);
  decoded.set(token, kept);
  return kept;
}
