import { cn } from "../ui/cn";

/** The mark: an A whose crossbar is a balance beam and, at once, an interval. */
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
      <path d="M8.5 25.5 16 6.5l7.5 19" strokeWidth="2.75" />
      <path d="M5 19h22M5 16.5v5M27 16.5v5" strokeWidth="2" />
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
