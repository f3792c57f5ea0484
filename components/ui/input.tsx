"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { controlStyles } from "./control-styles";
import { useFieldWiring } from "./field";

interface InputProps extends ComponentProps<"input"> {
  /** Mono, for names of models, ids, URLs and patterns. */
  mono?: boolean;
}

export function Input({ className, mono, ...props }: InputProps) {
  return (
    <input
      {...useFieldWiring()}
      {...props}
      className={cn(controlStyles, "h-8", mono && "font-mono", props.type === "number" && "tabular-nums", className)}
    />
  );
}
