import { Skeleton, TableSkeleton } from "../ui/skeleton";

/** The results page before its first snapshot, at its final heights. */
export function ResultsSkeleton() {
  return (
    <div role="status" aria-label="Loading the results" className="flex flex-col gap-4">
      <div className="flex min-h-40 flex-col gap-3 rounded-lg border bg-surface p-5">
        <Skeleton className="h-5 w-24" />
        <Skeleton className="h-6 w-3/4" />
        <Skeleton className="mt-auto h-9 w-1/2" />
      </div>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="h-[356px] rounded-lg border bg-surface p-4">
          <Skeleton className="h-5 w-1/2" />
          <Skeleton className="mt-6 h-[260px]" />
        </div>
        <div className="flex h-[356px] flex-col gap-8 rounded-lg border bg-surface p-4">
          <Skeleton className="h-5 w-1/3" />
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
          <Skeleton className="h-14" />
        </div>
      </div>
      <TableSkeleton rows={4} columns={3} />
    </div>
  );
}
