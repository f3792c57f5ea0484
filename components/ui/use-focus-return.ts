"use client";

import { useRef } from "react";

/**
 * Handlers for a dialog that opens without a trigger of its own, by a key or a menu: the focus goes back to where it was.
 * What opened from a menu goes back to the menu's button, because the menu is gone by then.
 */
export function useFocusReturn() {
  const before = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: () => {
      const focused = document.activeElement;
      const menu = focused?.closest("[role=menu]");
      const origin = menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : focused;
      before.current = origin instanceof HTMLElement && origin !== document.body ? origin : null;
    },
    onCloseAutoFocus: (event: Event) => {
      if (!before.current?.isConnected) return;
      event.preventDefault();
      before.current.focus();
    },
  };
}
