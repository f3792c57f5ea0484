"use client";

import { useParams } from "next/navigation";
import { useCallback } from "react";

/** Paths inside the workspace of this page: `path("/datasets")` is "/acme/datasets". */
export function useWorkspacePath(): (path: string) => string {
  const { workspace } = useParams<{ workspace: string }>();
  return useCallback((path: string) => `/${workspace}${path}`, [workspace]);
}
