"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "@/server/trpc/root";
import { isSignedOut, isWorthRetrying } from "./error-parts";
import { leaveForSignIn } from "./sign-in-path";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** Typed query and mutation options: `useQuery(api.datasets.list.queryOptions({}))`. */
export const useApi = useTRPC;

/** The bare client, for calls that no cache should hold. */
export const useApiClient = useTRPCClient;

interface ApiProviderProps {
  /** Null before a workspace: set-up and sign-in. */
  slug: string | null;
  children: ReactNode;
}

/** One client and one cache per workspace. Key it by the slug, so that another workspace starts with nothing. */
export function ApiProvider({ slug, children }: ApiProviderProps) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(() => createApiClient(slug));
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider queryClient={queryClient} trpcClient={trpcClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

function createApiClient(slug: string | null) {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: "/api/trpc",
        headers: slug ? { "x-assay-workspace": slug } : {},
        // Reads travel as POST too: a draft experiment with its rubric is longer than an address may be.
        methodOverride: "POST",
      }),
    ],
  });
}

function createQueryClient() {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) leaveForSignIn();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
      },
      mutations: { retry: false },
    },
  });
}
