import { CircleAlert, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

type Tone = "info" | "warning" | "danger";

const look: Record<Tone, { icon: LucideIcon; classes: string }> = {
  info: { icon: Info, classes: "bg-info-soft text-info-ink" },
  warning: { icon: TriangleAlert, classes: "bg-warning-soft text-warning-ink" },
  danger: { icon: CircleAlert, classes: "bg-danger-soft text-danger-ink" },
};

interface BannerProps {
  tone?: Tone;
  title?: ReactNode;
  /** Plain sentences at the place they concern. */
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}

export function Banner({ tone = "info", title, children, action, className }: BannerProps) {
  const { icon: Icon, classes } = look[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cn("flex items-start gap-2.5 rounded px-3 py-2.5 text-sm", classes, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="max-w-prose text-text">{children}</div>}
      </div>
      {action && <div className="shrink-0">{action}</div>}
    </div>
  );
}
