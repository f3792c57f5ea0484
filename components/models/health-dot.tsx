import { cn } from "../ui/cn";
import { type Health, stateWords } from "./prepare-health";

/** A dot and its word; the colour only repeats the word. */
export function HealthDot({ state, className }: { state: Health["state"]; className?: string }) {
  const { word, tone } = stateWords[state];
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      <span aria-hidden className={cn("size-2 shrink-0 rounded-full", tone)} />
      {word}
    </span>
  );
}
