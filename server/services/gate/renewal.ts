import { z } from "zod";
import { breakerSchema, tallySchema } from "@/server/core/model/breaker";

/** What a process tells and asks for when it renews its lease of a connection. */
export const renewal = z.object({
  connectionId: z.uuid(),
  process: z.string().min(1).max(64),
  /** The leases of other processes are left by dead ones: only one executes at a time, and this one has just begun. */
  isTakeOver: z.boolean(),
  /** There is no more work: the places are given back. */
  isLeaving: z.boolean(),
  /** Calls under way. */
  inUse: z.number().int().min(0),
  /** Places that could be used now, those in use included. */
  wanted: z.number().int().min(0),
  /** Tokens that the calls in line are expected to take, in their order, and those of calls that will soon follow. */
  estimates: z.array(z.number().int().min(0)),
  /** How many of the estimates are of calls in line. */
  waiting: z.number().int().min(0),
  /** Models with an open breaker that have a call in line. */
  probes: z.array(z.object({ modelId: z.uuid() })),
  /** How calls ended since the last renewal. */
  tallies: z.array(tallySchema.extend({ modelId: z.uuid() })),
  /** A provider's wish to be left alone for so long. */
  pauseMs: z.number().min(0),
  /** Calls were turned away that wait for the limits for so long. */
  limitMs: z.number().min(0),
  /** Used beyond what was granted; negative: granted, but not used. */
  beyond: z.object({ requests: z.number().int(), tokens: z.number().int() }),
});
export type Renewal = z.infer<typeof renewal>;

/** How a renewal is answered. Moments are milliseconds on the database's clock, which shows `nowMs`. */
export const renewed = z.object({
  nowMs: z.number(),
  /** Places that are held for this process until its lease ends. */
  places: z.number().int(),
  /** How many of them may be filled: with as many calls under way, none is to be started. */
  share: z.number().int(),
  requestsPerMinute: z.number().int().nullable(),
  tokensPerMinute: z.number().int().nullable(),
  /** How many of the estimates, from the first on, may be used up within the next second. */
  granted: z.number().int(),
  requestsFullAtMs: z.number(),
  tokensFullAtMs: z.number(),
  pausedUntilMs: z.number(),
  breakers: z.array(z.object({ modelId: z.string(), breaker: breakerSchema })),
  /** Models of which one call may be made although the breaker is open. */
  probes: z.array(z.string()),
});
export type Renewed = z.infer<typeof renewed>;

/** How long places are held for a process that is not heard of. */
export const leaseMs = 10_000;
