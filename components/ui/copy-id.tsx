"use client";

import { useCopied } from "./copy-button";
import { Tooltip } from "./tooltip";

interface CopyIdProps {
  id: string;
  /** How many characters show; the whole id is copied. */
  length?: number;
}

export function CopyId({ id, length = 8 }: CopyIdProps) {
  const [copied, copy] = useCopied();
  return (
    <Tooltip content={copied ? "Copied" : `${id} · click to copy`}>
      <button
        type="button"
        aria-label={copied ? "Copied" : `Copy id ${id}`}
        onClick={() => copy(id)}
        className="-mx-1 rounded-sm px-1 font-mono text-subtle text-xs hover:bg-hover hover:text-text"
      >
        {id.length > length ? `${id.slice(0, length)}…` : id}
      </button>
    </Tooltip>
  );
}
