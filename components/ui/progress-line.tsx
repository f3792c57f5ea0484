import { Progress as Radix } from "radix-ui";
import { cn } from "./cn";

interface ProgressLineProps {
  /** What is progressing, for assistive technology. */
  label: string;
  done: number;
  total: number;
  /** Said in place of a percentage, e.g. "184 of 400". */
  valueText?: string;
  tone?: "accent" | "warning" | "danger" | "success";
  className?: string;
}

const tones = { accent: "bg-accent", warning: "bg-warning", danger: "bg-danger", success: "bg-success" };

export function ProgressLine({ label, done, total, valueText, tone = "accent", className }: ProgressLineProps) {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  return (
    <Radix.Root
      aria-label={label}
      value={Math.round(share * 100)}
      getValueLabel={() => valueText ?? `${Math.round(share * 100)} %`}
      className={cn("h-1 w-full overflow-hidden rounded-full bg-sunken", className)}
    >
      <Radix.Indicator
        className={cn("h-full origin-left rounded-full transition-transform duration-slow", tones[tone])}
        style={{ transform: `scaleX(${share})` }}
      />
    </Radix.Root>
  );
}
