"use client";

import { useMemo } from "react";
import { diffWords } from "@/server/core/text/diff-words";
import { cn } from "./cn";

interface DiffTextProps {
  before: string;
  after: string;
  className?: string;
}

/** The second text with what it adds underlined and what it leaves out struck through; line and colour say the same. */
export function DiffText({ before, after, className }: DiffTextProps) {
  const { parts, isCapped } = useMemo(() => diffWords(before, after), [before, after]);
  return (
    <span className={cn("whitespace-pre-wrap break-words", className)}>
      {parts.map((part, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one diff never move
        if (part.kind === "same") return <span key={index}>{part.text}</span>;
        return part.kind === "added" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one diff never move
          <ins key={index} className="rounded-sm bg-success-soft text-success-ink decoration-1 underline-offset-2">
            {part.text}
          </ins>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one diff never move
          <del key={index} className="rounded-sm bg-danger-soft text-danger-ink decoration-1">
            {part.text}
          </del>
        );
      })}
      {parts.length === 0 && <span className="text-subtle">(empty)</span>}
      {isCapped && (
        <span className="mt-1 block font-sans text-subtle text-xs">
          The two texts differ too much to be compared word by word.
        </span>
      )}
    </span>
  );
}
