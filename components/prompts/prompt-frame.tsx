"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { ItemFrame } from "../library/item-frame";
import { useApi } from "../shell/api-provider";
import { useBlocked } from "../shell/role-context";
import { ButtonLink } from "../ui/button";
import { RelativeTime } from "../ui/relative-time";
import { Chip } from "../ui/status-chip";
import { EditorSkeleton } from "./editor-skeleton";

interface PromptFrameProps {
  promptId: string;
  children: ReactNode;
}

export function PromptFrame({ promptId, children }: PromptFrameProps) {
  const api = useApi();
  const path = useWorkspacePath();
  const blocked = useBlocked("prompts:write");
  const blockedStart = useBlocked("experiments:write");
  const router = useRouter();
  const queries = useQueryClient();
  const prompt = useQuery(api.prompts.get.queryOptions({ promptId }));
  const archive = useMutation(
    api.prompts.archive.mutationOptions({
      onSuccess: async () => {
        router.push(path("/prompts"));
        await queries.invalidateQueries(api.prompts.pathFilter());
      },
    }),
  );
  const home = path(`/prompts/${promptId}`);
  return (
    <ItemFrame
      noun="prompt"
      query={prompt}
      blockedBecause={blocked}
      archive={{ ...archive, mutate: () => archive.mutate({ promptId }) }}
      skeleton={<EditorSkeleton />}
      partsOf={({ versions }) => {
        const [latest] = versions;
        return {
          chips: latest && <Chip>v{latest.number}</Chip>,
          summary: latest && (
            <>
              Version {latest.number} saved <RelativeTime instant={latest.createdAt} />
              {latest.note && `: ${latest.note}`}
            </>
          ),
          tabs: [
            { href: home, label: "Editor" },
            { href: `${home}/versions`, label: "Versions", count: versions.length },
          ],
          action: latest && (
            <ButtonLink href={path(`/experiments/new?prompt=${promptId}`)} blockedBecause={blockedStart}>
              New experiment
            </ButtonLink>
          ),
        };
      }}
    >
      {children}
    </ItemFrame>
  );
}
