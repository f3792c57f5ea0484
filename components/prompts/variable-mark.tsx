import type { ReactNode } from "react";

/** The ground of a `{{variable}}`; it takes no room, so that text over it stays aligned. */
export function VariableMark({ children }: { children: ReactNode }) {
  return <mark className="rounded-sm bg-accent-soft text-transparent ring-1 ring-accent/25">{children}</mark>;
}
