import { Beaker, Boxes, Database, LayoutDashboard, type LucideIcon, MessageSquareText, Settings } from "lucide-react";
import type { Role } from "@/server/core/access/permissions";
import { settingsPagesOf } from "../settings/settings-pages";

export interface NavItem {
  href: string;
  label: string;
  icon: LucideIcon;
  /** The second key of "g ...". */
  key: string;
  /** At the foot of the rail; on a phone in the account menu, since the bar has room for the nouns alone. */
  isAside?: true;
}

/** The main nouns that have a page. A noun is added here with its page, never before. */
export function mainNavigation(slug: string, role: Role): NavItem[] {
  const nouns: NavItem[] = [
    { href: `/${slug}`, label: "Overview", icon: LayoutDashboard, key: "o" },
    { href: `/${slug}/experiments`, label: "Experiments", icon: Beaker, key: "e" },
    { href: `/${slug}/datasets`, label: "Datasets", icon: Database, key: "d" },
    { href: `/${slug}/prompts`, label: "Prompts", icon: MessageSquareText, key: "p" },
    { href: `/${slug}/models`, label: "Models", icon: Boxes, key: "m" },
  ];
  if (settingsPagesOf(role).length === 0) return nouns;
  return [...nouns, { href: `/${slug}/settings`, label: "Settings", icon: Settings, key: "s", isAside: true }];
}

/** The overview is only itself; every other noun also owns what lies under it. */
export function currentNavItem(items: NavItem[], pathname: string): NavItem | undefined {
  return items
    .filter((item, index) => pathname === item.href || (index > 0 && pathname.startsWith(`${item.href}/`)))
    .at(-1);
}
