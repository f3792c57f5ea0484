"use client";

import { useMemo } from "react";
import { readDraft } from "../hooks/use-draft";
import { useHydrated } from "../hooks/use-hydrated";
import type { PromptDraft } from "./prompt-draft";

/** What was typed here before and never saved: null when there is nothing, undefined until the tab's storage can be read. */
export function useStoredDraft(key: string): Partial<PromptDraft> | null | undefined {
  const isHydrated = useHydrated();
  return useMemo(() => {
    if (!isHydrated) return undefined;
    const draft = readDraft<PromptDraft>(key);
    return draft && Array.isArray(draft.messages) ? draft : null;
  }, [isHydrated, key]);
}
