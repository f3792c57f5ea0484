"use client";

import { SearchX } from "lucide-react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

interface NotFoundStateProps {
  /** "dataset"; "page" by default. */
  noun?: string;
  /** Where the list of them is, inside the workspace. */
  list?: { path: string; label: string };
}

export function NotFoundState({ noun = "page", list = { path: "", label: "Go to the overview" } }: NotFoundStateProps) {
  const path = useWorkspacePath();
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={<SearchX aria-hidden />}
        title={`There is no such ${noun}`}
        action={<ButtonLink href={path(list.path)}>{list.label}</ButtonLink>}
      >
        The address may be mistyped, or it belongs to another workspace.
      </EmptyState>
    </>
  );
}
