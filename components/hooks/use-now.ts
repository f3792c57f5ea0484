"use client";

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let nowMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for the page: every relative time moves on together, and no timer runs while none is shown. */
function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!timer) {
    nowMs = Date.now();
    timer = setInterval(() => {
      nowMs = Date.now();
      for (const each of listeners) each();
    }, 15_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function read() {
  if (!timer && nowMs === 0) nowMs = Date.now();
  return nowMs;
}

/** Milliseconds since the epoch, refreshed every 15 s; null while the server renders. */
export function useNow(): number | null {
  return useSyncExternalStore<number | null>(subscribe, read, () => null);
}
