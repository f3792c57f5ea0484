import { Skeleton } from "../ui/skeleton";
import { ResultsSkeleton } from "./results-skeleton";

/** The head, the tabs and the first page in their final shape. */
export function HeadSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7 w-80 max-w-full" />
        <Skeleton className="h-4 w-[32rem] max-w-full" />
      </div>
      <Skeleton className="h-9 w-72 max-w-full" />
      <ResultsSkeleton />
    </div>
  );
}
