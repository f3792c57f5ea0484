"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { isLive } from "@/server/core/experiment/status";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { ListPage, pageSize } from "../library/list-page";
import { useApi } from "../shell/api-provider";
import { useBlocked } from "../shell/role-context";
import { ButtonLink } from "../ui/button";
import { FilterChips } from "../ui/filter-chips";
import { experimentColumns } from "./experiment-columns";
import { NoExperiments } from "./no-experiments";
import { statusesOf, statusGroupOptions, statusGroups } from "./status-groups";

const livePollMs = 1_000;
const calmPollMs = 20_000;
const kinds = ["pilot", "noise_floor"] as const;
const kindOptions = [
  { value: "pilot", label: "Pilots" },
  { value: "noise_floor", label: "Noise floors" },
];
const view = {
  search: parseAsString.withDefault(""),
  status: parseAsArrayOf(parseAsStringLiteral(statusGroups)).withDefault([]),
  kind: parseAsStringLiteral(kinds),
  archived: parseAsBoolean.withDefault(false),
  /** The cursors of the pages turned so far: the list goes on after the last of them. */
  after: parseAsArrayOf(parseAsString).withDefault([]),
};

export function ExperimentsPage() {
  const api = useApi();
  const path = useWorkspacePath();
  const blocked = useBlocked("experiments:write");
  const [{ search, status, kind, archived, after }, setView] = useQueryStates(view);
  const experiments = useQuery(
    api.experiments.list.queryOptions(
      { search, status: statusesOf(status), kind, isArchived: archived, cursor: after.at(-1) ?? null, limit: pageSize },
      {
        placeholderData: keepPreviousData,
        refetchInterval: ({ state }) =>
          state.data?.items.some((card) => isLive(card.status)) ? livePollMs : calmPollMs,
      },
    ),
  );

  function turnTo(page: number) {
    const next = experiments.data?.nextCursor;
    if (page <= after.length) void setView({ after: after.slice(0, page - 1) });
    else if (next) void setView({ after: [...after, next] });
  }

  return (
    <ListPage
      title="Experiments"
      help="experiments"
      description="Each compares variants on the same samples and says which is better, by how much, and how sure that is."
      action={
        <ButtonLink variant="primary" href={path("/experiments/new")} blockedBecause={blocked}>
          New experiment
        </ButtonLink>
      }
      query={experiments}
      columns={experimentColumns}
      rowHref={(row) => path(`/experiments/${row.id}`)}
      search={search}
      onSearchChange={(text) => void setView({ search: text || null, after: null })}
      filters={
        <>
          <FilterChips
            label="Status"
            options={statusGroupOptions}
            value={status}
            onValueChange={(chosen) =>
              void setView({ status: statusGroups.filter((each) => chosen.includes(each)), after: null })
            }
          />
          <span aria-hidden className="hidden h-4 w-px bg-border sm:block" />
          <FilterChips
            label="Kind"
            single
            options={kindOptions}
            value={kind ? [kind] : []}
            onValueChange={([chosen]) =>
              void setView({ kind: kinds.find((each) => each === chosen) ?? null, after: null })
            }
          />
          <span aria-hidden className="hidden h-4 w-px bg-border sm:block" />
          <FilterChips
            label="Archive"
            single
            options={[{ value: "archived", label: "Archived" }]}
            value={archived ? ["archived"] : []}
            onValueChange={(chosen) => void setView({ archived: chosen.length > 0 || null, after: null })}
          />
        </>
      }
      isFiltered={status.length > 0 || kind !== null || archived}
      page={after.length + 1}
      onPageChange={turnTo}
      noneYet={<NoExperiments />}
      empty={emptyWords(search, status.length > 0 || kind !== null, archived)}
    />
  );
}

function emptyWords(search: string, isNarrowed: boolean, archived: boolean): string {
  const kind = archived ? "archived experiment" : "experiment";
  if (search) return `No ${kind}${isNarrowed ? " of this status or kind" : ""} has "${search}" in its name.`;
  if (isNarrowed) return `No ${kind} is of this status or kind. Choose another, or press the chip again to see all.`;
  return "Nothing is archived. Archive an experiment from its menu to keep the list short.";
}
