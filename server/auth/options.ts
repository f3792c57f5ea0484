import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { client } from "@/server/db/client";
import { env } from "@/server/env";
import { log } from "@/server/telemetry/log";
import { signIn } from "./sign-in";

/** next-auth carries the cookie; the session it names is a row, checked at each request (get-session.ts). */
export function authOptions(): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: 7 * 24 * 3600 },
    pages: { signIn: "/login", error: "/login" },
    providers: [
      Credentials({
        name: "E-mail and password",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (given) => (given ? signIn(given.email, given.password) : null),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user && "sid" in user ? { sub: user.id, sid: user.sid } : token),
    },
    events: {
      async signOut({ token }) {
        if (typeof token.sid !== "string") return;
        await client().authSession.updateMany({ where: { id: token.sid }, data: { revokedAt: new Date() } });
      },
    },
    logger: {
      error: (code, detail) =>
        log().error({ code, err: detail instanceof Error ? detail : undefined }, "sign-in failed"),
      warn: (code) => log().warn({ code }, "sign-in warning"),
      debug: () => undefined,
    },
  };
}
