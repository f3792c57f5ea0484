import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";
import type { DataColumn } from "../ui/data-table";
import { RelativeTime } from "../ui/relative-time";

type PromptCard = inferRouterOutputs<AppRouter>["prompts"]["list"]["items"][number];

export const promptColumns: DataColumn<PromptCard>[] = [
  { id: "name", header: "Name", cell: (row) => row.name, sortValue: (row) => row.name, opens: true },
  {
    id: "preview",
    header: "Begins with",
    cell: (row) => <span className="block max-w-[52ch] truncate text-muted">{row.preview}</span>,
    className: "hidden md:table-cell",
  },
  {
    id: "variables",
    header: "Variables",
    cell: (row) => (
      <span className="block max-w-56 truncate font-mono text-muted text-xs">
        {row.variables.length > 0 ? row.variables.join(", ") : "none"}
      </span>
    ),
    className: "hidden sm:table-cell",
  },
  { id: "version", header: "Version", cell: (row) => `v${row.versionNumber}`, align: "right" },
  {
    id: "updated",
    header: "Updated",
    cell: (row) => <RelativeTime instant={row.updatedAt} />,
    sortValue: (row) => row.updatedAt,
    align: "right",
  },
];
