"use client";

import { useEffect } from "react";
import { TextLink } from "../ui/text-link";
import { leaveForSignIn } from "./sign-in-path";

/** Only the browser knows the whole address with its filters, so it carries the way back. */
export function GoToSignIn() {
  // Syncs with the browser's address.
  useEffect(leaveForSignIn, []);
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-muted text-sm">
      <p>
        You are signed out. <TextLink href="/login">Sign in</TextLink> to go on.
      </p>
    </main>
  );
}
