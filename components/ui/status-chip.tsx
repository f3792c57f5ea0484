import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CirclePause,
  CircleStop,
  CircleX,
  Clock,
  LoaderCircle,
  type LucideIcon,
} from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

type Tone = "neutral" | "info" | "success" | "warning" | "danger";

const tones: Record<Tone, string> = {
  neutral: "bg-sunken text-muted",
  info: "bg-info-soft text-info-ink",
  success: "bg-success-soft text-success-ink",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
};

const states: Record<string, { icon: LucideIcon; tone: Tone; word: string; turns?: true }> = {
  draft: { icon: CircleDashed, tone: "neutral", word: "Draft" },
  queued: { icon: Clock, tone: "info", word: "Queued" },
  running: { icon: LoaderCircle, tone: "info", word: "Running", turns: true },
  paused: { icon: CirclePause, tone: "warning", word: "Paused" },
  completed: { icon: CircleCheck, tone: "success", word: "Completed" },
  stopped: { icon: CircleStop, tone: "success", word: "Stopped early" },
  ended_at_budget: { icon: CircleStop, tone: "warning", word: "Ended at budget" },
  cancelled: { icon: Ban, tone: "neutral", word: "Cancelled" },
  failed: { icon: CircleX, tone: "danger", word: "Failed" },
};

/** The state of an experiment or of one trial: icon and word, the colour only repeats them. */
export function StatusChip({ status, className }: { status: string; className?: string }) {
  const state = states[status.toLowerCase()] ?? { icon: CircleDot, tone: "neutral" as const, word: status };
  const Icon = state.icon;
  return (
    <Chip
      tone={state.tone}
      className={className}
      icon={<Icon aria-hidden className={cn(state.turns && "animate-spin [animation-duration:2s]")} />}
    >
      {state.word}
    </Chip>
  );
}

interface ChipProps {
  tone?: Tone;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A word with a tone. Give an icon whenever the tone means something. */
export function Chip({ tone = "neutral", icon, className, children }: ChipProps) {
  return (
    <span
      className={cn(
        "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-full align-middle px-2 font-medium text-xs [&_svg]:size-3.5",
        Boolean(icon) && "pl-1.5",
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
