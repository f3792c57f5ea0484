"use client";

import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { FieldError } from "@/server/core/errors";
import { fieldPathOf, pathAndParents, type SectionKey, sectionOf } from "./problem-fields";
import type { Library } from "./use-library";

interface FormState {
  library: Library;
  problemAt: (path: string) => string | null;
  setProblems: (problems: FieldError[]) => void;
  /** What the server said will not be sent of the settings under a path. */
  notesUnder: (path: string) => FieldError[];
  setNotes: (notes: FieldError[]) => void;
  isOpen: (section: SectionKey) => boolean;
  toggle: (section: SectionKey) => void;
  /** Opens what hides the fields and puts the focus on the first of them. */
  leadTo: (paths: string[]) => void;
}

const FormStateContext = createContext<FormState | null>(null);

export function useFormState(): FormState {
  const value = useContext(FormStateContext);
  if (!value) throw new Error("useFormState works inside a FormStateProvider only.");
  return value;
}

/** What the parts of the form share besides its values: the lists to choose from, the server's problems, open sections. */
export function FormStateProvider({ library, children }: { library: Library; children: ReactNode }) {
  const [problems, setProblems] = useState<FieldError[]>([]);
  const [notes, setNotes] = useState<FieldError[]>([]);
  const [open, setOpen] = useState<ReadonlySet<SectionKey>>(new Set());
  const root = useRef<HTMLDivElement>(null);

  const value = useMemo<FormState>(
    () => ({
      library,
      setProblems,
      setNotes,
      notesUnder: (path) => notes.filter((each) => each.path.startsWith(`${path}.`)),
      problemAt: (path) => problems.find((each) => fieldPathOf(each.path) === path)?.message ?? null,
      isOpen: (section) => open.has(section),
      toggle: (section) =>
        setOpen(
          (before) =>
            new Set(before.has(section) ? [...before].filter((each) => each !== section) : [...before, section]),
        ),
      leadTo: (paths) => {
        const sections = paths.map(sectionOf).filter((each) => each !== null);
        flushSync(() => setOpen((before) => new Set([...before, ...sections])));
        if (root.current) focusFirst(root.current, paths.map(fieldPathOf));
      },
    }),
    [library, problems, notes, open],
  );
  return (
    <FormStateContext value={value}>
      <div ref={root}>{children}</div>
    </FormStateContext>
  );
}

function focusFirst(root: HTMLElement, paths: string[]) {
  const found = paths.flatMap((path) => {
    const field = pathAndParents(path)
      .map((each) => root.querySelector<HTMLElement>(`[data-path="${each}"]`))
      .find((each) => each !== null);
    return field ? [field] : [];
  });
  const [first] = found.sort((one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  const control =
    first?.querySelector<HTMLElement>("[aria-invalid=true]") ??
    first?.querySelector<HTMLElement>("button, input, textarea");
  control?.focus({ preventScroll: true });
  first?.scrollIntoView({ block: "center" });
}
