"use client";

import { useEffect, useRef } from "react";

/** What a form held when the page was left; null without a draft or without storage. */
export function readDraft<T extends object>(key: string): Partial<T> | null {
  try {
    const value: unknown = JSON.parse(window.sessionStorage.getItem(draftKey(key)) ?? "null");
    return typeof value === "object" ? asDraft<T>(value) : null;
  } catch {
    return null;
  }
}

export function dropDraft(key: string): void {
  try {
    window.sessionStorage.removeItem(draftKey(key));
  } catch {
    // Storage is off: there was no draft.
  }
}

/** Keeps a form's values in this tab until they are sent. Never hand it a secret. */
export function useDraft(key: string, values: object | null): void {
  const isFirst = useRef(true);
  const text = values ? JSON.stringify(values) : null;

  // Syncs with the tab's storage; the first render holds nothing that was typed.
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    if (text === null) return;
    try {
      window.sessionStorage.setItem(draftKey(key), text);
    } catch {
      // Storage is full or off: the form itself still holds what was typed.
    }
  }, [key, text]);
}

const draftKey = (key: string) => `assay:draft:${key}`;

/** The cast holds as far as our own pages wrote it; a form validates its values in any case before it sends them. */
const asDraft = <T extends object>(value: object | null) => value as Partial<T> | null;
