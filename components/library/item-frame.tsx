"use client";

import { Archive, Ellipsis } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { AskDialog } from "../shell/ask-dialog";
import { isNotFound } from "../shell/error-parts";
import { PageCrumbs } from "../shell/frame-slots";
import { NotFoundState } from "../shell/not-found-state";
import { QueryError } from "../shell/query-error";
import { CopyId } from "../ui/copy-id";
import { Menu, MenuItem } from "../ui/dropdown-menu";
import { IconButton } from "../ui/icon-button";
import { LinkTabs } from "../ui/link-tabs";
import { PageHead } from "../ui/page-head";
import { HeadSkeleton } from "../ui/skeleton";
import { Chip } from "../ui/status-chip";

interface Item {
  id: string;
  name: string;
  description: string;
  archivedAt: string | Date | null;
}

interface ItemParts {
  chips?: ReactNode;
  /** Stands where the item has no description of its own. */
  summary: ReactNode;
  tabs: { href: string; label: ReactNode; count?: number }[];
  /** Beside the menu. */
  aside?: ReactNode;
  action: ReactNode;
}

interface ItemFrameProps<Data extends Item> {
  noun: "dataset" | "prompt";
  query: { data: Data | undefined; error: unknown; isPending: boolean; isFetching: boolean; refetch: () => unknown };
  /** What the head shows of a loaded item; buttons are left out once it is archived. */
  partsOf: (item: Data) => ItemParts;
  /** Why this person cannot change it. */
  blockedBecause: string | null;
  archive: { mutate: () => void; isPending: boolean; error: unknown };
  /** The first tab while it loads. */
  skeleton: ReactNode;
  children: ReactNode;
}

/** The head and tabs of something that has versions; each tab is a page of its own. */
export function ItemFrame<Data extends Item>({
  noun,
  query,
  partsOf,
  blockedBecause,
  archive,
  skeleton,
  children,
}: ItemFrameProps<Data>) {
  const [isArchiving, setIsArchiving] = useState(false);
  const item = query.data;
  const name = item?.name;
  const crumbs = useMemo(() => (name ? [{ label: name }] : []), [name]);

  if (query.isPending) return <HeadSkeleton>{skeleton}</HeadSkeleton>;
  if (!item) {
    return isNotFound(query.error) ? (
      <NotFoundState noun={noun} list={{ path: `/${noun}s`, label: `See all ${noun}s` }} />
    ) : (
      <QueryError error={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching} />
    );
  }
  const { archivedAt } = item;
  const { chips, summary, tabs, aside, action } = partsOf(item);
  return (
    <div className="flex flex-col gap-5">
      <PageCrumbs crumbs={crumbs} />
      <PageHead
        title={item.name}
        help={noun}
        status={
          <>
            {chips}
            {archivedAt && <Chip icon={<Archive aria-hidden />}>Archived</Chip>}
            <CopyId id={item.id} />
          </>
        }
        description={item.description || summary}
        menu={
          <>
            <Menu
              align="end"
              trigger={<IconButton label={`More about this ${noun}`} icon={<Ellipsis />} variant="secondary" />}
            >
              <MenuItem
                icon={<Archive aria-hidden />}
                danger
                blockedBecause={archivedAt ? "It is archived already." : blockedBecause}
                onSelect={() => setIsArchiving(true)}
              >
                Archive
              </MenuItem>
            </Menu>
            {!archivedAt && aside}
          </>
        }
        action={!archivedAt && action}
      />
      <LinkTabs label={`Parts of the ${noun}`} tabs={tabs} />
      {children}
      {isArchiving && (
        <AskDialog
          title={`Archive ${item.name}?`}
          description="It leaves the lists and cannot be chosen any more. Its versions stay for the experiments that used them."
          confirm="Archive"
          act={archive}
          onConfirm={archive.mutate}
          onClose={() => setIsArchiving(false)}
        />
      )}
    </div>
  );
}
