"use client";

import type { ComponentProps } from "react";
import { cn } from "../ui/cn";
import { Textarea } from "../ui/textarea";
import { highlightParts } from "./highlight-parts";
import { VariableMark } from "./variable-mark";

type VariableTextareaProps = Omit<ComponentProps<typeof Textarea>, "value" | "mono"> & { value: string };

/**
 * A text area that grows with its text and marks `{{variables}}`. The marks lie behind the real text, which stays selectable
 * and readable by every assistive technology.
 */
export function VariableTextarea({ value, className, ...props }: VariableTextareaProps) {
  return (
    <div className="grid min-w-0 font-mono text-sm">
      <div
        aria-hidden
        className="pointer-events-none whitespace-pre-wrap break-words px-[11px] py-[7px] text-transparent [grid-area:1/1]"
      >
        {highlightParts(value).map((part) =>
          part.isVariable ? <VariableMark key={part.at}>{part.text}</VariableMark> : part.text,
        )}
        {"\u200b"}
      </div>
      <Textarea
        {...props}
        mono
        value={value}
        spellCheck={false}
        className={cn(
          "relative max-h-none resize-none overflow-hidden break-words bg-transparent [grid-area:1/1]",
          className,
        )}
      />
    </div>
  );
}
