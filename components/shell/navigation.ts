import { Beaker, Boxes, Database, LayoutDashboard, type LucideIcon, MessageSquareText } from "lucide-react";

export interface NavItem {
  href: string;
  label: string;
  icon: LucideIcon;
  /** The second key of "g ...". */
  key: string;
}

/** The main nouns that have a page. A noun is added here with its page, never before. */
export function mainNavigation(slug: string): NavItem[] {
  return [
    { href: `/${slug}`, label: "Overview", icon: LayoutDashboard, key: "o" },
    { href: `/${slug}/experiments`, label: "Experiments", icon: Beaker, key: "e" },
    { href: `/${slug}/datasets`, label: "Datasets", icon: Database, key: "d" },
    { href: `/${slug}/prompts`, label: "Prompts", icon: MessageSquareText, key: "p" },
    { href: `/${slug}/models`, label: "Models", icon: Boxes, key: "m" },
  ];
}

/** The overview is only itself; every other noun also owns what lies under it. */
export function currentNavItem(items: NavItem[], pathname: string): NavItem | undefined {
  return items
    .filter((item, index) => pathname === item.href || (index > 0 && pathname.startsWith(`${item.href}/`)))
    .at(-1);
}
