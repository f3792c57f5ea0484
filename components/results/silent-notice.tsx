"use client";

import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { formatInstant } from "../ui/format";

/** The server does not answer: what is shown is old, and says so. */
export function SilentNotice({ sinceMs, onRetry }: { sinceMs: number; onRetry: () => void }) {
  return (
    <Banner
      tone="warning"
      title="No news from the server"
      action={
        <Button size="sm" onClick={onRetry}>
          Ask again
        </Button>
      }
    >
      {sinceMs > 0 ? `What you see is from ${formatInstant(sinceMs)}. ` : ""}The run goes on without this page, and it
      catches up as soon as the server answers.
    </Banner>
  );
}
