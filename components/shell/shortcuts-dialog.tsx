"use client";

import { Dialog } from "../ui/dialog";
import { Kbd } from "../ui/kbd";
import type { Shortcut } from "./frame-slots";

interface ShortcutsDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  groups: { heading: string; shortcuts: Shortcut[] }[];
}

export function ShortcutsDialog({ open, onOpenChange, groups }: ShortcutsDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keyboard shortcuts"
      description="They rest while you type and while a dialog is open."
    >
      <div className="flex flex-col gap-5">
        {groups
          .filter((group) => group.shortcuts.length > 0)
          .map((group) => (
            <section key={group.heading}>
              <h3 className="mb-1 text-subtle text-xs">{group.heading}</h3>
              <dl>
                {group.shortcuts.map((shortcut) => (
                  <div key={shortcut.keys} className="flex h-8 items-center justify-between gap-4 border-b text-sm">
                    <dt>{shortcut.words}</dt>
                    <dd className="flex items-center gap-1">
                      {shortcut.keys.split(/[+ ]/).map((key, index) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may occur twice in a fixed list
                        <Kbd key={index}>{keyWord(key)}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  );
}

const keyWords: Record<string, string> = {
  mod: "Ctrl/⌘",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

function keyWord(key: string) {
  return keyWords[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
