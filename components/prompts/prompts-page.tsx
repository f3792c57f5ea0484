"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { MessageSquareText } from "lucide-react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { ListPage } from "../library/list-page";
import { useListView } from "../library/use-list-view";
import { useApi } from "../shell/api-provider";
import { useBlocked } from "../shell/role-context";
import { ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { promptColumns } from "./prompt-columns";

const sorts = ["updated", "name"] as const;

export function PromptsPage() {
  const api = useApi();
  const path = useWorkspacePath();
  const blocked = useBlocked("prompts:write");
  const { input, shown } = useListView(sorts);
  const prompts = useQuery(api.prompts.list.queryOptions(input, { placeholderData: keepPreviousData }));
  return (
    <ListPage
      {...shown}
      title="Prompts"
      help="prompts"
      description="What is sent to a model. Each save makes a version that never changes."
      action={
        <ButtonLink variant="primary" href={path("/prompts/new")} blockedBecause={blocked}>
          New prompt
        </ButtonLink>
      }
      query={prompts}
      columns={promptColumns}
      rowHref={(row) => path(`/prompts/${row.id}`)}
      noneYet={
        <EmptyState
          icon={<MessageSquareText aria-hidden />}
          title="No prompt yet"
          action={
            <ButtonLink variant="primary" href={path("/prompts/new")} blockedBecause={blocked}>
              Write a prompt
            </ButtonLink>
          }
        >
          Write the messages once, with variables where the sample's values go, and compare it with another.
        </EmptyState>
      }
      empty={`No prompt has "${shown.search}" in its name.`}
    />
  );
}
