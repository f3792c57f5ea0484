"use client";

import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button";
import { cn } from "./cn";
import { Tooltip } from "./tooltip";

interface IconButtonProps extends Omit<ButtonProps, "children" | "aria-label"> {
  /** Its accessible name and its tooltip. */
  label: string;
  icon: ReactNode;
}

export function IconButton({ label, icon, variant = "ghost", size = "md", className, ...props }: IconButtonProps) {
  const button = (
    <Button
      {...props}
      variant={variant}
      size={size}
      aria-label={label}
      className={cn("px-0", size === "sm" ? "w-7" : size === "lg" ? "w-10" : "w-8", className)}
    >
      {icon}
    </Button>
  );
  return props.blockedBecause ? button : <Tooltip content={label}>{button}</Tooltip>;
}
