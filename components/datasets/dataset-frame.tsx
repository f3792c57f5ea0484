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
import { formatCount } from "../ui/format";
import { IconButton } from "../ui/icon-button";
import { LinkTabs } from "../ui/link-tabs";
import { PageHead } from "../ui/page-head";
import { Skeleton, TableSkeleton } from "../ui/skeleton";
import { Chip } from "../ui/status-chip";

interface DatasetFrameProps {
  datasetId: string;
  children: ReactNode;
}

/** The head and tabs of a dataset; each tab is a page of its own. */
export function DatasetFrame({ datasetId, children }: DatasetFrameProps) {
  const api = useApi();
  const path = useWorkspacePath();
  const [isArchiving, setIsArchiving] = useState(false);
  const dataset = useQuery(api.datasets.get.queryOptions({ datasetId }));
  const name = dataset.data?.name;
  const crumbs = useMemo(() => (name ? [{ label: name }] : []), [name]);

  if (dataset.isPending) return <DatasetSkeleton />;
  if (dataset.isError) {
    return isNotFound(dataset.error) ? (
      <NotFoundState noun="dataset" list={{ path: "/datasets", label: "See all datasets" }} />
    ) : (
      <QueryError error={dataset.error} onRetry={dataset.refetch} retrying={dataset.isFetching} />
    );
  }
  const { versions, description, archivedAt } = dataset.data;
  const [latest] = versions;
  const home = path(`/datasets/${datasetId}`);
  return (
    <div className="flex flex-col gap-5">
      <PageCrumbs crumbs={crumbs} />
      <PageHead
        title={dataset.data.name}
        status={
          <>
            {archivedAt && <Chip icon={<Archive aria-hidden />}>Archived</Chip>}
            <CopyId id={datasetId} />
          </>
        }
        description={
          description ||
          (latest &&
            `${formatCount(latest.sampleCount, "sample")} in version ${latest.number}, from ${latest.sourceName}`)
        }
        menu={
          <>
            <Menu
              align="end"
              trigger={<IconButton label="More about this dataset" icon={<Ellipsis />} variant="secondary" />}
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
            {!archivedAt && (
              <ButtonLink href={path(`/datasets/new?dataset=${datasetId}`)} className="max-sm:hidden">
                Import new version
              </ButtonLink>
            )}
          </>
        }
        action={
          latest &&
          !archivedAt && (
            <ButtonLink variant="primary" href={path(`/experiments/new?dataset=${latest.id}`)}>
              New experiment
            </ButtonLink>
          )
        }
      />
      <LinkTabs
        label="Parts of the dataset"
        tabs={[
          { href: home, label: "Samples", count: latest?.sampleCount },
          { href: `${home}/versions`, label: "Versions", count: versions.length },
        ]}
      />
      {children}
      <ArchiveDialog datasetId={datasetId} name={dataset.data.name} open={isArchiving} onOpenChange={setIsArchiving} />
    </div>
  );
}

interface ArchiveDialogProps {
  datasetId: string;
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function ArchiveDialog({ datasetId, name, open, onOpenChange }: ArchiveDialogProps) {
  const api = useApi();
  const path = useWorkspacePath();
  const router = useRouter();
  const queries = useQueryClient();
  const archive = useMutation(
    api.datasets.archive.mutationOptions({
      onSuccess: async () => {
        router.push(path("/datasets"));
        await queries.invalidateQueries(api.datasets.pathFilter());
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
          <Button variant="danger" pending={archive.isPending} onClick={() => archive.mutate({ datasetId })}>
            Archive
          </Button>
        </>
      }
    >
      {archive.error ? <FormError error={errorParts(archive.error)} /> : null}
    </Dialog>
  );
}

function DatasetSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7 w-64" />
        <Skeleton className="h-4 w-96 max-w-full" />
      </div>
      <Skeleton className="h-8 w-48" />
      <TableSkeleton columns={4} />
    </div>
  );
}
