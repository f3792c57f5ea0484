"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useRole } from "../shell/role-context";
import { LinkTabs } from "../ui/link-tabs";
import { PageHead } from "../ui/page-head";
import { settingsPagesOf } from "./settings-pages";

/** The head of every page of the settings, and the way between those that this person may see. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const path = useWorkspacePath();
  const pages = settingsPagesOf(useRole());
  const pathname = usePathname();
  const current = pages.find((page) => pathname === path(page.path));
  return (
    <div className="flex flex-col gap-5">
      <PageHead title="Settings" help={current?.help ?? "settings"} />
      {pages.length > 0 && (
        <LinkTabs
          label="Parts of the settings"
          tabs={pages.map((page) => ({ href: path(page.path), label: page.label }))}
        />
      )}
      {children}
    </div>
  );
}
