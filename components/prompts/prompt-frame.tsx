"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Archive, Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useMemo, useState } from "react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { errorParts, isNotFound } from "../shell/error-parts";
import { PageCrumbs } from "../shell/frame-slots";
import { NotFoundState } from "../shell/not-found-state";
import { QueryError } from "../shell/query-error";
import { Button, ButtonLink } from "../ui/button";
import { CopyId } from "../ui/copy-id";
import { Dialog } from "../ui/dialog";
import { Menu, MenuItem } from "../ui/dropdown-menu";
import { FormError } from "../ui/form-error";
import { IconButton } from "../ui/icon-button";
import { LinkTabs } from "../ui/link-tabs";
import { PageHead } from "../ui/page-head";
import { RelativeTime } from "../ui/relative-time";
import { Skeleton } from "../ui/skeleton";
import { Chip } from "../ui/status-chip";
import { EditorSkeleton } from "./editor-skeleton";

interface PromptFrameProps {
  promptId: string;
  children: ReactNode;
}

/** The head and tabs of a prompt. */
export function PromptFrame({ promptId, children }: PromptFrameProps) {
  const api = useApi();
  const path = useWorkspacePath();
  const [isArchiving, setIsArchiving] = useState(false);
  const prompt = useQuery(api.prompts.get.queryOptions({ promptId }));
  const name = prompt.data?.name;
  const crumbs = useMemo(() => (name ? [{ label: name }] : []), [name]);

  if (prompt.isPending) return <PromptSkeleton />;
  if (prompt.isError) {
    return isNotFound(prompt.error) ? (
      <NotFoundState noun="prompt" list={{ path: "/prompts", label: "See all prompts" }} />
    ) : (
      <QueryError error={prompt.error} onRetry={prompt.refetch} retrying={prompt.isFetching} />
    );
  }
  const { versions, description, archivedAt } = prompt.data;
  const [latest] = versions;
  const home = path(`/prompts/${promptId}`);
  return (
    <div className="flex flex-col gap-5">
      <PageCrumbs crumbs={crumbs} />
      <PageHead
        title={prompt.data.name}
        status={
          <>
            {latest && <Chip>v{latest.number}</Chip>}
            {archivedAt && <Chip icon={<Archive aria-hidden />}>Archived</Chip>}
            <CopyId id={promptId} />
          </>
        }
        description={
          description ||
          (latest && (
            <>
              Version {latest.number} saved <RelativeTime instant={latest.createdAt} />
              {latest.note && `: ${latest.note}`}
            </>
          ))
        }
        menu={
          <Menu
            align="end"
            trigger={<IconButton label="More about this prompt" icon={<Ellipsis />} variant="secondary" />}
          >
            <MenuItem
              icon={<Archive aria-hidden />}
              danger
              blockedBecause={archivedAt ? "It is archived already." : null}
              onSelect={() => setIsArchiving(true)}
            >
              Archive
            </MenuItem>
          </Menu>
        }
        action={latest && !archivedAt && <ButtonLink href={path("/experiments/new")}>New experiment</ButtonLink>}
      />
      <LinkTabs
        label="Parts of the prompt"
        tabs={[
          { href: home, label: "Editor" },
          { href: `${home}/versions`, label: "Versions", count: versions.length },
        ]}
      />
      {children}
      <ArchiveDialog promptId={promptId} name={prompt.data.name} open={isArchiving} onOpenChange={setIsArchiving} />
    </div>
  );
}

interface ArchiveDialogProps {
  promptId: string;
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function ArchiveDialog({ promptId, name, open, onOpenChange }: ArchiveDialogProps) {
  const api = useApi();
  const path = useWorkspacePath();
  const router = useRouter();
  const queries = useQueryClient();
  const archive = useMutation(
    api.prompts.archive.mutationOptions({
      onSuccess: async () => {
        router.push(path("/prompts"));
        await queries.invalidateQueries(api.prompts.pathFilter());
      },
    }),
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Archive ${name}?`}
      description="It leaves the lists and cannot be chosen any more. Its versions stay for the experiments that used them."
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button variant="danger" pending={archive.isPending} onClick={() => archive.mutate({ promptId })}>
            Archive
          </Button>
        </>
      }
    >
      {archive.error ? <FormError error={errorParts(archive.error)} /> : null}
    </Dialog>
  );
}

function PromptSkeleton() {
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7 w-64" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      <Skeleton className="h-8 w-48" />
      <EditorSkeleton />
    </div>
  );
}
