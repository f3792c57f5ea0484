"use client";

import { useEffect, useState } from "react";
import { readDraft } from "../hooks/use-draft";
import type { PromptDraft } from "./prompt-draft";

/** What was typed here before and never saved; null while the server renders and when there is nothing. */
export function useStoredDraft(key: string): Partial<PromptDraft> | null {
  const [stored, setStored] = useState<Partial<PromptDraft> | null>(null);
  // Syncs with the tab's storage, which the server does not have.
  useEffect(() => {
    const draft = readDraft<PromptDraft>(key);
    setStored(draft && Array.isArray(draft.messages) ? draft : null);
  }, [key]);
  return stored;
}
