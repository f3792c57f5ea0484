"use client";

import Link from "next/link";
import type { ReactNode } from "react";

export interface WorkspaceFrameProps {
  slug: string;
  workspaceName: string;
  person: { name: string; email: string };
  workspaces: { slug: string; name: string }[];
  children: ReactNode;
}

/** The frame of every workspace page, with what it needs to know from the API. */
export function WorkspaceFrame({ slug, workspaceName, children }: WorkspaceFrameProps) {
  return (
    <div className="mx-auto max-w-page p-6">
      <nav aria-label={workspaceName} className="mb-6 flex gap-4 text-sm">
        {["experiments", "datasets", "prompts", "models"].map((noun) => (
          <Link key={noun} href={`/${slug}/${noun}`}>
            {noun}
          </Link>
        ))}
      </nav>
      <main>{children}</main>
    </div>
  );
}
