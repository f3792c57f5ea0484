import { Skeleton } from "../ui/skeleton";

/** The height of an ordinary row in pixels; the list measures the real one when it has come. */
export const sampleRowHeight = 156;

/** A row that is on its way, in the shape of the row. */
export function SampleRowSkeleton() {
  return (
    <div
      style={{ height: sampleRowHeight }}
      className="grid content-start gap-x-5 gap-y-3 border-b px-4 py-3 lg:grid-cols-[minmax(0,3fr)_minmax(0,8fr)]"
    >
      <div className="flex flex-col gap-2">
        <Skeleton className="h-4 w-24" />
        <Skeleton className="h-3 w-full" />
      </div>
      <div className="grid gap-x-5 sm:grid-cols-2">
        <Skeleton className="h-12" />
        <Skeleton className="hidden h-12 sm:block" />
      </div>
    </div>
  );
}
