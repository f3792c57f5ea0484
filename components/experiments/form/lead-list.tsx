"use client";

import { ArrowRight } from "lucide-react";
import type { FieldError } from "@/server/core/errors";
import { cn } from "../../ui/cn";
import { useFormState } from "./form-context";

interface LeadListProps {
  words: string;
  items: readonly FieldError[];
  tone?: "plain" | "danger";
}

/** Each line leads to the field it speaks of. */
export function LeadList({ words, items, tone = "plain" }: LeadListProps) {
  const { leadTo } = useFormState();
  const isDanger = tone === "danger";
  return (
    <div role={isDanger ? "alert" : undefined} className={cn(isDanger && "rounded bg-danger-soft px-3 py-2.5")}>
      <p className={cn("text-sm", isDanger ? "font-medium text-danger-ink" : "text-muted")}>{words}</p>
      <ul className="mt-1.5 flex flex-col gap-1">
        {items.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <button
              type="button"
              onClick={() => leadTo([path])}
              className="group -mx-1 flex w-full items-start gap-1.5 rounded-sm px-1 py-0.5 text-left text-sm hover:underline"
            >
              <ArrowRight
                aria-hidden
                className={cn("mt-0.5 size-4 shrink-0", isDanger ? "text-danger" : "text-accent")}
              />
              <span className="min-w-0 break-words">{message}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
