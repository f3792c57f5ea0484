import { useMemo } from "react";
import { diffWords } from "@/server/core/text/diff-words";
import { cn } from "../ui/cn";

interface DiffTextProps {
  before: string;
  after: string;
  className?: string;
}

/** The second text with what it adds underlined and what it leaves out struck through; line and colour say the same. */
export function DiffText({ before, after, className }: DiffTextProps) {
  const diff = useMemo(() => diffWords(before, after), [before, after]);
  return (
    <span className={cn("whitespace-pre-wrap break-words", className)}>
      {diff.parts.map((part, index) => {
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
    </span>
  );
}
