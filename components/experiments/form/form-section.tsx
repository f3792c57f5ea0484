"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "../../ui/cn";
import { useFormState } from "./form-context";
import type { SectionKey } from "./problem-fields";

interface FormSectionProps {
  section: SectionKey;
  title: string;
  /** Its values in one line, read without opening it. */
  summary: string;
  children: ReactNode;
}

/** A part with sensible values: closed it tells them, opened it changes them. */
export function FormSection({ section, title, summary, children }: FormSectionProps) {
  const { isOpen, toggle } = useFormState();
  const id = useId();
  const open = isOpen(section);
  return (
    <section aria-labelledby={`${id}-title`} className="border-b last:border-b-0">
      <h2 id={`${id}-title`}>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => toggle(section)}
          className="-outline-offset-2 flex w-full items-center gap-x-3 gap-y-0.5 px-4 py-3 text-left hover:bg-hover max-sm:flex-wrap"
        >
          <ChevronRight
            aria-hidden
            className={cn("size-4 shrink-0 text-subtle transition-transform", open && "rotate-90")}
          />
          <span className="shrink-0 font-medium text-sm sm:w-40">{title}</span>
          <span
            className={cn(
              "min-w-0 flex-1 truncate font-normal text-sm text-subtle max-sm:basis-full max-sm:pl-7",
              open && "invisible max-sm:hidden",
            )}
          >
            {summary}
          </span>
        </button>
      </h2>
      <div id={id} hidden={!open} className="px-4 pt-1 pb-5 sm:pl-11">
        {children}
      </div>
    </section>
  );
}
