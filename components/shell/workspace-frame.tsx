"use client";

import { useQuery } from "@tanstack/react-query";
import { Beaker, Database, MessageSquareText } from "lucide-react";
import { useRouter } from "next/navigation";
import { signOut } from "next-auth/react";
import type { ReactNode } from "react";
import { toast } from "../ui/toaster";
import type { FrameUser } from "./account-menu";
import { useApi } from "./api-provider";
import { AppFrame } from "./app-frame";
import { useBlocked } from "./role-context";

interface WorkspaceFrameProps {
  workspace: { slug: string; name: string };
  user: FrameUser;
  children: ReactNode;
}

const pollMs = 5_000;

/** The frame with what it needs from the API: how much runs now, what can be started anywhere, the way out. */
export function WorkspaceFrame({ workspace, user, children }: WorkspaceFrameProps) {
  const { slug } = workspace;
  const api = useApi();
  const router = useRouter();
  const running = useQuery(api.experiments.running.queryOptions({}, { refetchInterval: pollMs, retry: false }));

  const offered = [
    {
      id: "new-experiment",
      label: "New experiment",
      icon: <Beaker aria-hidden />,
      path: "/experiments/new",
      blocked: useBlocked("experiments:write"),
    },
    {
      id: "import-dataset",
      label: "Import a dataset",
      icon: <Database aria-hidden />,
      path: "/datasets/new",
      blocked: useBlocked("datasets:write"),
    },
    {
      id: "new-prompt",
      label: "New prompt",
      icon: <MessageSquareText aria-hidden />,
      path: "/prompts/new",
      blocked: useBlocked("prompts:write"),
    },
  ];
  const actions = offered
    .filter(({ blocked }) => !blocked)
    .map(({ id, label, icon, path }) => ({ id, label, icon, onSelect: () => router.push(`/${slug}${path}`) }));

  return (
    <AppFrame
      workspace={workspace}
      user={user}
      running={running.data ? { count: running.data.count, href: `/${slug}/experiments?status=running` } : null}
      actions={actions}
      onSignOut={() => void leave()}
    >
      {children}
    </AppFrame>
  );
}

/** A whole page load: nothing of the ended session stays in memory. */
async function leave() {
  try {
    await signOut({ redirect: false });
    window.location.assign("/login");
  } catch {
    toast.error("The server could not be reached, so you are still signed in. Try again.");
  }
}
