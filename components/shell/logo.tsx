import { cn } from "../ui/cn";

/** The mark: an A whose crossbar is a balance beam and, at once, an estimate with its interval. */
export function LogoMark({ size = 24, className }: { size?: number; className?: string }) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cn("shrink-0 text-accent-on", className)}
    >
      <rect width="32" height="32" rx="7" className="fill-accent-fill" stroke="none" />
      <path d="M9 25 16 7l7 18" strokeWidth="2.5" />
      <path d="M5.5 19h21M5.5 16.5v5M26.5 16.5v5" strokeWidth="2" />
      <circle cx="16" cy="19" r="3" className="fill-accent-on stroke-accent-fill" strokeWidth="1.5" />
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-md tracking-[-0.01em]", className)}>
      <LogoMark />
      Assay
    </span>
  );
}
