import { cn } from "../ui/cn";
import { Tooltip } from "../ui/tooltip";
import type { ScoreChip } from "./prepare-sample";

const tones = {
  neutral: "bg-sunken text-muted",
  success: "bg-success-soft text-success-ink",
  danger: "bg-danger-soft text-danger-ink",
};

/** Scores of one answer, what matters first. */
export function SampleChips({ chips }: { chips: ScoreChip[] }) {
  return (
    <ul aria-label="Scores" className="flex flex-wrap gap-1">
      {chips.map((chip) => (
        <li key={chip.evaluatorId}>
          <Chip chip={chip} />
        </li>
      ))}
    </ul>
  );
}

function Chip({ chip }: { chip: ScoreChip }) {
  const look = cn(
    "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 text-xs tabular-nums",
    tones[chip.tone],
  );
  const words = (
    <>
      {chip.name} <span className={cn("font-medium", chip.isPrimary && "font-semibold")}>{chip.value}</span>
    </>
  );
  if (!chip.detail) return <span className={look}>{words}</span>;
  return (
    <Tooltip content={chip.detail}>
      <span className={look}>{words}</span>
    </Tooltip>
  );
}
