import { Skeleton, TableSkeleton } from "../../ui/skeleton";

/** While the analysis is computed for the first time: a second or a few. */
export function AnalysisSkeleton() {
  return (
    <div role="status" aria-label="Computing the analysis" className="flex flex-col gap-4">
      <div className="grid gap-4 lg:grid-cols-2">
        {["differences", "values"].map((name) => (
          <div key={name} className="h-[284px] rounded-lg border bg-surface p-4">
            <Skeleton className="h-5 w-1/2" />
            <Skeleton className="mt-6 h-[200px]" />
          </div>
        ))}
      </div>
      <TableSkeleton rows={5} columns={4} />
    </div>
  );
}
