import { signIn } from "next-auth/react";

export type SignInAnswer = { ok: true } | { ok: false; message: string };

/** The server never says which of the two was wrong, and neither do we. */
export async function signInWithPassword(email: string, password: string): Promise<SignInAnswer> {
  try {
    const answer = await signIn("credentials", { redirect: false, email, password });
    if (answer?.ok && !answer.error) return { ok: true };
    return {
      ok: false,
      message:
        "This e-mail and password do not belong together. Check both; after several failures wait a minute before the next try.",
    };
  } catch {
    return {
      ok: false,
      message: "The server could not be reached. What you typed is kept. Check the connection and try again.",
    };
  }
}
