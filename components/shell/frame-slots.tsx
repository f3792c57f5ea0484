"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

export interface Crumb {
  label: string;
  href?: string;
}

export interface FrameAction {
  id: string;
  label: string;
  icon?: ReactNode;
  hint?: string;
  keywords?: string[];
  onSelect: () => void;
}

export interface Shortcut {
  /** As in useHotkeys: "mod+Enter", "g e", "?". */
  keys: string;
  words: string;
}

interface FrameSlots {
  crumbs: Crumb[];
  actions: FrameAction[];
  shortcuts: Shortcut[];
}

type FillSlot = <Name extends keyof FrameSlots>(name: Name, value: FrameSlots[Name]) => void;

const empty: FrameSlots = { crumbs: [], actions: [], shortcuts: [] };
const SlotsContext = createContext<FrameSlots>(empty);
const FillContext = createContext<FillSlot>(() => {});

/** Lets a page, deep inside the frame, say what the frame around it shows. */
export function FrameSlotsProvider({ children }: { children: ReactNode }) {
  const [slots, setSlots] = useState(empty);
  const fill = useMemo<FillSlot>(() => (name, value) => setSlots((before) => ({ ...before, [name]: value })), []);
  return (
    <FillContext.Provider value={fill}>
      <SlotsContext.Provider value={slots}>{children}</SlotsContext.Provider>
    </FillContext.Provider>
  );
}

export function useFrameSlots() {
  return useContext(SlotsContext);
}

function useFill<Name extends keyof FrameSlots>(name: Name, value: FrameSlots[Name]) {
  const fill = useContext(FillContext);
  // Syncs the page's words with the frame around it.
  useEffect(() => fill(name, value), [fill, name, value]);
  useEffect(() => () => fill(name, empty[name]), [fill, name]);
}

/** What follows the noun in the top bar, e.g. the experiment's name. Without it the noun stands alone. */
export function PageCrumbs({ crumbs }: { crumbs: Crumb[] }) {
  useFill("crumbs", crumbs);
  return null;
}

/** What this page can do, offered in the command menu. Memoise the list. */
export function PageActions({ actions }: { actions: FrameAction[] }) {
  useFill("actions", actions);
  return null;
}

/** The page's keys, listed in the `?` sheet. A constant list. */
export function PageShortcuts({ shortcuts }: { shortcuts: Shortcut[] }) {
  useFill("shortcuts", shortcuts);
  return null;
}
