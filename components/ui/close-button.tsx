"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { Button } from "./button";
import { cn } from "./cn";

/** Closes the dialog or sheet around it. No tooltip: it may take the focus at opening, and a bubble there would be noise. */
export function CloseButton({ className }: { className?: string }) {
  return (
    <Radix.Close asChild>
      <Button variant="ghost" size="sm" aria-label="Close" className={cn("w-7 px-0", className)}>
        <X aria-hidden />
      </Button>
    </Radix.Close>
  );
}
