"use client";

import { Keyboard, LogOut } from "lucide-react";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "../ui/dropdown-menu";
import type { NavItem } from "./navigation";
import { ThemeChoice } from "./theme-choice";

export interface FrameUser {
  name: string;
  email: string;
}

interface AccountMenuProps {
  user: FrameUser;
  /** Pages that the bottom bar of a phone leaves out. */
  items: NavItem[];
  onShowShortcuts: () => void;
  onSignOut: () => void;
}

export function AccountMenu({ user, items, onShowShortcuts, onSignOut }: AccountMenuProps) {
  const trigger = (
    <button
      type="button"
      aria-label={`Account of ${user.name}`}
      className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent-ink text-xs"
    >
      {initials(user.name)}
    </button>
  );
  return (
    <Menu trigger={trigger} className="min-w-56">
      <MenuLabel>
        <span className="block font-medium text-sm text-text">{user.name}</span>
        {user.email}
      </MenuLabel>
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      {items.map((item) => (
        <MenuItem key={item.href} href={item.href} icon={<item.icon aria-hidden />}>
          {item.label}
        </MenuItem>
      ))}
      <MenuItem icon={<Keyboard aria-hidden />} hint="?" onSelect={onShowShortcuts}>
        Keyboard shortcuts
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden />} onSelect={onSignOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

function initials(name: string) {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? "");
  return letters.join("").toUpperCase();
}
