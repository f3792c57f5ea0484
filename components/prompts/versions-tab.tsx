"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsInteger, useQueryStates } from "nuqs";
import { useApi } from "../shell/api-provider";
import { cn } from "../ui/cn";
import { CopyId } from "../ui/copy-id";
import { RelativeTime } from "../ui/relative-time";
import { Select } from "../ui/select";
import { Skeleton } from "../ui/skeleton";
import { VersionDiff } from "./version-diff";

const view = { version: parseAsInteger, against: parseAsInteger };

/** All versions, newest first, and the words that differ between two of them. */
export function VersionsTab({ promptId }: { promptId: string }) {
  const api = useApi();
  const [{ version: number, against }, setView] = useQueryStates(view);
  const prompt = useQuery(api.prompts.get.queryOptions({ promptId }));
  const versions = prompt.data?.versions ?? [];
  const shown = versions.find((each) => each.number === number) ?? versions[0];
  if (!shown) return <Skeleton className="h-64 rounded-lg" />;
  const before = versions.find((each) => each.number === (against ?? shown.number - 1)) ?? null;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[280px_minmax(0,1fr)]">
      <ul aria-label="Versions" className="divide-y overflow-hidden rounded-lg border bg-surface">
        {versions.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              aria-current={each.id === shown.id ? "true" : undefined}
              onClick={() => void setView({ version: each.number, against: null })}
              className={cn(
                "-outline-offset-2 block w-full px-3 py-2.5 text-left hover:bg-hover",
                each.id === shown.id && "bg-accent-soft hover:bg-accent-soft",
              )}
            >
              <span className="flex items-baseline justify-between gap-2">
                <span className="font-medium text-sm">Version {each.number}</span>
                <span className="text-muted text-xs">
                  <RelativeTime instant={each.createdAt} />
                </span>
              </span>
              <span className="mt-0.5 block truncate text-muted text-xs">
                {each.note || "No note"}
                {each.createdByName && ` · ${each.createdByName}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <section className="min-w-0 rounded-lg border bg-surface">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2.5">
          <h2 className="font-semibold text-base">Version {shown.number}</h2>
          <CopyId id={shown.contentHash} length={12} />
          {versions.length > 1 && (
            <span className="ml-auto flex items-center gap-2 text-muted text-sm">
              compared with
              <Select
                size="sm"
                aria-label="Compared with"
                className="w-32"
                value={before ? String(before.number) : "none"}
                options={[
                  { value: "none", label: "nothing" },
                  ...versions
                    .filter((each) => each.id !== shown.id)
                    .map((each) => ({ value: String(each.number), label: `Version ${each.number}` })),
                ]}
                onValueChange={(value) => void setView({ against: value === "none" ? 0 : Number(value) })}
              />
            </span>
          )}
        </header>
        <VersionDiff before={before} after={shown} />
      </section>
    </div>
  );
}
