"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";

/** What every change at a host is followed by: the page, and the lists that name its models, are asked anew. */
export function useRefreshHost(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries(api.hosts.pathFilter()),
      queries.invalidateQueries(api.models.pathFilter()),
    ]);
  };
}
