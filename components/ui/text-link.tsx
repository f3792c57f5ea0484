import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...props}
      className={cn("rounded-sm text-accent underline decoration-1 underline-offset-2 hover:decoration-2", className)}
    />
  );
}
