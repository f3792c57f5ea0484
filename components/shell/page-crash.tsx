"use client";

import { ErrorState } from "../ui/error-state";

export interface CrashProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** Fills the page's place in the frame when rendering it failed. */
export function PageCrash({ error, reset }: CrashProps) {
  return (
    <ErrorState
      title="This page could not be shown"
      message="Something went wrong while it was drawn."
      kept="What was saved is safe, and running experiments go on."
      referenceId={error.digest}
      onRetry={reset}
    />
  );
}
