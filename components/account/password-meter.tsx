import { cn } from "../ui/cn";
import type { PasswordStrength } from "./password-strength";

const tones = ["bg-border", "bg-danger", "bg-warning", "bg-success"] as const;
const words = ["", "Weak", "Fair", "Strong"] as const;

/** Three steps and a sentence; the sentence says everything the colours do. */
export function PasswordMeter({ level, hint }: PasswordStrength) {
  return (
    <span className="block">
      <span aria-hidden className="mb-1.5 grid grid-cols-3 gap-1">
        {[1, 2, 3].map((step) => (
          <span key={step} className={cn("h-1 rounded-full", step <= level ? tones[level] : "bg-border")} />
        ))}
      </span>
      <span aria-live="polite">
        {level > 0 && hint !== `${words[level]}.` && <span className="font-medium text-muted">{words[level]}: </span>}
        {hint}
      </span>
    </span>
  );
}
