"use client";

import { ErrorState } from "../ui/error-state";
import { errorParts } from "./error-parts";

interface QueryErrorProps {
  title?: string;
  error: unknown;
  kept?: string;
  /** Left out where another try cannot help. */
  onRetry?: () => void;
  retrying?: boolean;
  className?: string;
}

/** The error state of a query: the server's sentence, its reference, another try. */
export function QueryError({ error, onRetry, ...props }: QueryErrorProps) {
  const { message, reference, code } = errorParts(error);
  const canHelp = code !== "NOT_FOUND" && code !== "FORBIDDEN";
  return <ErrorState {...props} message={message} referenceId={reference} onRetry={canHelp ? onRetry : undefined} />;
}
