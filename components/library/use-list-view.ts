"use client";

import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useState } from "react";
import type { TableSort } from "../ui/data-table";
import { pageSize } from "./list-page";

/** Search, sort and page of a list that the server sorts, kept in the address. The first of `sorts` is the one to begin with. */
export function useListView<Sort extends string>(sorts: readonly [Sort, ...Sort[]]) {
  const [parsers] = useState(() => ({
    search: parseAsString.withDefault(""),
    sort: parseAsStringLiteral<Sort>(sorts).withDefault(sorts[0]),
    direction: parseAsStringLiteral(["asc", "desc"] as const).withDefault("desc"),
    page: parseAsInteger.withDefault(1),
  }));
  const [{ search, sort, direction, page }, setView] = useQueryStates(parsers);
  return {
    /** What the server is asked. */
    input: { search, sort, direction, limit: pageSize, cursor: String((page - 1) * pageSize) },
    /** What the page is given. */
    shown: {
      search,
      onSearchChange: (text: string) => void setView({ search: text || null, page: null }),
      sort: { id: sort, desc: direction === "desc" },
      onSortChange: (next: TableSort | null) =>
        void setView({
          sort: sorts.find((each) => each === next?.id) ?? null,
          direction: next?.desc === false ? "asc" : "desc",
          page: null,
        }),
      page,
      onPageChange: (next: number) => void setView({ page: next }),
    },
  };
}
