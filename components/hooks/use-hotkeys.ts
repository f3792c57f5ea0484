"use client";

import { useEffect, useRef } from "react";

export type Hotkeys = Record<string, (event: KeyboardEvent) => void>;

/** The name of a pressed key as used in the map: "?", "j", "ArrowDown", "mod+k" (Ctrl or Cmd), "mod+Enter". */
export function hotkeyName(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${event.altKey ? "alt+" : ""}${event.ctrlKey || event.metaKey ? "mod+" : ""}${key}`;
}

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, [role=textbox], [role=combobox]") !== null)
  );
}

function isUnderDialog() {
  return (
    document.querySelector("[role=dialog][data-state=open], [role=alertdialog][data-state=open], [role=menu]") !== null
  );
}

interface HotkeyOptions {
  /** Modified keys such as mod+Enter may act while typing. */
  whileTyping?: boolean;
  enabled?: boolean;
}

/** Keys of the page. They never act while typing or under a dialog, whatever the map says. */
export function useHotkeys(keys: Hotkeys, { whileTyping = false, enabled = true }: HotkeyOptions = {}) {
  const latest = useRef(keys);
  latest.current = keys;

  // Syncs with the document's keyboard.
  useEffect(() => {
    if (!enabled) return;
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isUnderDialog()) return;
      const name = hotkeyName(event);
      if (isTyping(event.target) && !(whileTyping && name.includes("mod+"))) return;
      const act = latest.current[name];
      if (!act) return;
      event.preventDefault();
      act(event);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [enabled, whileTyping]);
}
