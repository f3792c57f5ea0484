import type { Renewal } from "../renewal";

/** A renewal that asks for nothing and has nothing to tell. */
export const noRenewal: Omit<Renewal, "connectionId" | "process"> = {
  isTakeOver: false,
  isLeaving: false,
  inUse: 0,
  wanted: 0,
  estimates: [],
  waiting: 0,
  probes: [],
  tallies: [],
  pauseMs: 0,
  limitMs: 0,
  beyond: { requests: 0, tokens: 0 },
};
