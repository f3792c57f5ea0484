"use client";

import { useEffect, useRef } from "react";
import { hotkeyName, nextHotkey, type PressedPrefix } from "./hotkey-name";

export type Hotkeys = Record<string, (event: KeyboardEvent) => void>;

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, [role=textbox], [role=combobox]") !== null)
  );
}

function isUnderDialog() {
  const layers =
    "[role=dialog][data-state=open], [role=alertdialog][data-state=open], [role=menu][data-state=open], [role=listbox][data-state=open]";
  return document.querySelector(layers) !== null;
}

interface HotkeyOptions {
  /** Modified keys such as mod+Enter may act while typing. */
  whileTyping?: boolean;
  enabled?: boolean;
}

/**
 * Keys of the page: "?", "j", "ArrowDown", "mod+k" (Ctrl or Cmd), "g e" (one after the other).
 * They never act while typing or under a dialog, whatever the map says.
 */
export function useHotkeys(keys: Hotkeys, { whileTyping = false, enabled = true }: HotkeyOptions = {}) {
  const latest = useRef(keys);
  const prefix = useRef<PressedPrefix | null>(null);

  // Syncs with the latest map, so that the listener below need not be renewed at every render.
  useEffect(() => {
    latest.current = keys;
  });

  // Syncs with the document's keyboard.
  useEffect(() => {
    if (!enabled) return;
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isUnderDialog()) return;
      const name = hotkeyName(event);
      if (isTyping(event.target) && !(whileTyping && name.includes("mod+"))) return;
      const found = nextHotkey(Object.keys(latest.current), name, event.timeStamp, prefix.current);
      prefix.current = found.prefix;
      const act = found.key === null ? undefined : latest.current[found.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [enabled, whileTyping]);
}
