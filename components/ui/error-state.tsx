"use client";

import { CircleAlert, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { CopyId } from "./copy-id";

interface ErrorStateProps {
  title?: string;
  /** What happened, in a sentence. */
  message: ReactNode;
  /** What was kept. */
  kept?: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  referenceId?: string | null;
  className?: string;
}

export function ErrorState(props: ErrorStateProps) {
  const { title = "This could not be loaded", message, kept, onRetry, retrying, referenceId, className } = props;
  return (
    <div role="alert" className={cn("flex items-start gap-3 rounded border bg-surface p-4", className)}>
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="min-w-0 flex-1">
        <h2 className="font-medium text-sm">{title}</h2>
        <p className="mt-0.5 max-w-prose text-muted text-sm">
          {message} {kept}
        </p>
        {(onRetry || referenceId) && (
          <div className="mt-3 flex flex-wrap items-center gap-3">
            {onRetry && (
              <Button size="sm" onClick={onRetry} pending={retrying}>
                <RotateCw aria-hidden /> Try again
              </Button>
            )}
            {referenceId && (
              <span className="flex items-center gap-1 text-subtle text-xs">
                Reference <CopyId id={referenceId} />
              </span>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
