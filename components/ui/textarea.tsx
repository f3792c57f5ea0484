"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlStyles } from "./control-styles";
import { useFieldWiring } from "./field";

interface TextareaProps extends ComponentProps<"textarea"> {
  /** Mono, for prompts and answers. */
  mono?: boolean;
}

/** Grows with its content where the browser can, from `rows` up to 60 % of the screen. */
export function Textarea({ className, mono, rows = 3, ...props }: TextareaProps) {
  return (
    <textarea
      {...useFieldWiring()}
      rows={rows}
      {...props}
      className={cn(controlStyles, "field-sizing-content max-h-[60vh] resize-y py-1.5", mono && "font-mono", className)}
      style={{ minHeight: `${rows * 20 + 14}px`, ...props.style }}
    />
  );
}
