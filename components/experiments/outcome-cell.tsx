import { cn } from "../ui/cn";
import { ProgressLine } from "../ui/progress-line";
import type { ExperimentCard } from "./api-types";
import { cardOutcome } from "./card-outcome";

const tones = { plain: "text-text", quiet: "text-subtle", danger: "text-danger" };

export function OutcomeCell({ card }: { card: ExperimentCard }) {
  const outcome = cardOutcome(card);
  if (outcome.kind === "words") {
    return (
      <span title={outcome.words} className={cn("line-clamp-3 max-w-[64ch] py-1", tones[outcome.tone])}>
        {outcome.words}
      </span>
    );
  }
  return (
    <span className="flex max-w-80 flex-col gap-1.5 py-1">
      <span title={outcome.words} className="line-clamp-2 text-muted tabular-nums">
        {outcome.words}
      </span>
      <ProgressLine
        label={`Progress of ${card.name}`}
        done={outcome.done}
        total={outcome.total}
        valueText={outcome.words}
        tone={outcome.isPaused ? "warning" : "accent"}
      />
    </span>
  );
}
