"use client";

import { Keyboard, LogOut, Moon, Sun } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { type ReactNode, useState } from "react";
import { useHotkeys } from "../hooks/use-hotkeys";
import { CommandDialog } from "../ui/command-dialog";
import { AccountMenu, type FrameUser } from "./account-menu";
import { type FrameAction, FrameSlotsProvider, type Shortcut, useFrameSlots } from "./frame-slots";
import { currentNavItem, mainNavigation } from "./navigation";
import { BottomBar, Rail } from "./rail";
import { useRole } from "./role-context";
import { ShortcutsDialog } from "./shortcuts-dialog";
import { type RunningWork, TopBar } from "./top-bar";

interface AppFrameProps {
  workspace: { name: string; slug: string };
  user: FrameUser;
  /** How many experiments run now, and where to see them. */
  running?: RunningWork | null;
  /** Offered in the command menu on every page, e.g. "New experiment". */
  actions?: FrameAction[];
  onSignOut: () => void;
  children: ReactNode;
}

/** The frame around every page of a workspace. A page adds to it by PageCrumbs, PageActions and PageShortcuts. */
export function AppFrame(props: AppFrameProps) {
  return (
    <FrameSlotsProvider>
      <Frame {...props} />
    </FrameSlotsProvider>
  );
}

const everywhere: Shortcut[] = [
  { keys: "mod+k", words: "Search or do" },
  { keys: "?", words: "Show this sheet" },
];

function Frame({ workspace, user, running = null, actions = [], onSignOut, children }: AppFrameProps) {
  const [searching, setSearching] = useState(false);
  const [helping, setHelping] = useState(false);
  const router = useRouter();
  const slots = useFrameSlots();
  const { setTheme } = useTheme();
  const items = mainNavigation(workspace.slug, useRole());
  const current = currentNavItem(items, usePathname());

  useHotkeys({ "mod+k": () => setSearching(true) }, { whileTyping: true });
  useHotkeys({
    "?": () => setHelping(true),
    ...Object.fromEntries(items.map((item) => [`g ${item.key}`, () => router.push(item.href)])),
  });

  const frameActions: FrameAction[] = [
    { id: "theme-light", label: "Use the light theme", icon: <Sun aria-hidden />, onSelect: () => setTheme("light") },
    { id: "theme-dark", label: "Use the dark theme", icon: <Moon aria-hidden />, onSelect: () => setTheme("dark") },
    {
      id: "shortcuts",
      label: "Keyboard shortcuts",
      icon: <Keyboard aria-hidden />,
      hint: "?",
      onSelect: () => setHelping(true),
    },
    { id: "sign-out", label: "Sign out", icon: <LogOut aria-hidden />, onSelect: onSignOut },
  ];

  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed top-2 left-2 z-float -translate-y-16 rounded bg-accent-fill px-3 py-2 text-accent-on text-sm focus:translate-y-0"
      >
        Skip to the content
      </a>
      <Rail workspaceName={workspace.name} items={items} />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar
          crumbs={[...(current ? [{ label: current.label, href: current.href }] : []), ...slots.crumbs]}
          running={running}
          onSearch={() => setSearching(true)}
          onHelp={() => setHelping(true)}
          account={
            <AccountMenu
              user={user}
              items={items.filter((item) => item.isAside)}
              onShowShortcuts={() => setHelping(true)}
              onSignOut={onSignOut}
            />
          }
        />
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-page flex-1 px-4 pt-5 pb-24 outline-none sm:px-6 sm:pb-10"
        >
          {children}
        </main>
      </div>
      <BottomBar items={items.filter((item) => !item.isAside)} />
      <CommandDialog
        open={searching}
        onOpenChange={setSearching}
        label="Search or do"
        placeholder="Go to a page or do something"
        groups={[
          { heading: "On this page", items: slots.actions },
          { heading: "Workspace", items: actions },
          {
            heading: "Go to",
            items: items.map((item) => ({
              id: item.href,
              label: item.label,
              icon: <item.icon aria-hidden />,
              hint: `G then ${item.key.toUpperCase()}`,
              onSelect: () => router.push(item.href),
            })),
          },
          { heading: "Assay", items: frameActions },
        ]}
      />
      <ShortcutsDialog
        open={helping}
        onOpenChange={setHelping}
        groups={[
          { heading: "This page", shortcuts: slots.shortcuts },
          { heading: "Everywhere", shortcuts: everywhere },
          {
            heading: "Go to",
            shortcuts: items.map((item) => ({ keys: `g ${item.key}`, words: item.label })),
          },
        ]}
      />
    </div>
  );
}
