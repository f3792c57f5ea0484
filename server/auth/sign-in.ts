import { randomUUID } from "node:crypto";
import { client } from "@/server/db/client";
import { verifyNobody, verifyPassword } from "./password";

const freeFailures = 5;
const longestWaitMs = 15 * 60_000;
const sessionMs = 7 * 24 * 3_600_000;
/** What set-up allows; anything longer is nobody's and not worth a row or a hash. */
const longestEmail = 254;
const longestPassword = 128;

export type SignedIn = { id: string; sid: string; name: string; email: string };

/** Checks e-mail and password and opens a session row; null for any refusal, whose reason is nobody's business. */
export async function signIn(email: string, password: string): Promise<SignedIn | null> {
  const address = email.trim().toLowerCase();
  if (address.length > longestEmail || password.length > longestPassword) return null;
  if (!(await takeTry(address))) return null;
  const user = await client().user.findUnique({ where: { email: address } });
  const isRight = user ? await verifyPassword(password, user.passwordHash) : await verifyNobody(password);
  if (!user || !isRight) return null;
  await client().signInThrottle.deleteMany({ where: { key: address } });
  const now = Date.now();
  const session = await client().authSession.create({
    data: { id: randomUUID(), userId: user.id, expiresAt: new Date(now + sessionMs) },
  });
  return { id: user.id, sid: session.id, name: user.name, email: user.email };
}

/**
 * Counts the try as failed before the password is looked at, so that many at once get no more guesses than one after the
 * other; a right password clears it. After five each further one doubles the wait, up to a quarter of an hour; nobody is
 * locked out for good.
 */
async function takeTry(key: string): Promise<boolean> {
  const taken = await client().$executeRaw`
    insert into "SignInThrottle" ("key", "failures", "updatedAt") values (${key}, 1, now())
    on conflict ("key") do update set "failures" = "SignInThrottle"."failures" + 1, "updatedAt" = now(),
      "blockedUntil" = case when "SignInThrottle"."failures" + 1 >= ${freeFailures}
        then now() + least(${longestWaitMs}::float8, 1000 * power(2, least(30, "SignInThrottle"."failures" + 1 - ${freeFailures}))) * interval '1 millisecond'
        end
    where "SignInThrottle"."blockedUntil" is null or "SignInThrottle"."blockedUntil" <= now()`;
  return taken > 0;
}
