"use client";

import { useWorkspacePath } from "../../hooks/use-workspace-path";
import { ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import type { Library } from "./use-library";

const parts = [
  { of: "datasets", words: "a dataset to run on", action: "Import a dataset", path: "/datasets/new" },
  { of: "prompts", words: "a prompt to send", action: "Write a prompt", path: "/prompts/new" },
  { of: "models", words: "a model to ask", action: "Add a model", path: "/models" },
] as const;

export const isComplete = (library: Library): boolean => parts.every(({ of }) => library[of].length > 0);

/** An experiment needs data, a prompt and a model: says which of them is missing and leads to it. */
export function MissingParts({ library }: { library: Library }) {
  const path = useWorkspacePath();
  const missing = parts.filter(({ of }) => library[of].length === 0);
  const list = missing.map(({ words }) => words);
  const words = list.length > 1 ? `${list.slice(0, -1).join(", ")} and ${list.at(-1)}` : list[0];
  return (
    <EmptyState
      title="Something to compare comes first"
      action={missing.map((part, index) => (
        <ButtonLink key={part.of} variant={index === 0 ? "primary" : "secondary"} href={path(part.path)}>
          {part.action}
        </ButtonLink>
      ))}
    >
      An experiment still needs {words}. Come back here once {missing.length > 1 ? "they are" : "it is"} in place.
    </EmptyState>
  );
}
