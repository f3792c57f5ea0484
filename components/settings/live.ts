/** A hidden tab does not ask; it catches up when it is seen again. */
export const live = { refetchInterval: 2_000, refetchOnWindowFocus: true, staleTime: 0 } as const;
