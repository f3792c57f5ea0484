/**
 * Which interval a verdict rests on: one that holds at any time; in a plan of a single look nothing before the planned
 * number, then the ordinary interval; and the one of any time again when such a run was broken off.
 */
export const looks = ["any_time", "waiting", "at_the_end", "broken_off"] as const;
export type Look = (typeof looks)[number];

/** Why a run is over for a reason outside the statistics. */
export type Ended = "completed" | "stopped" | "budget" | "failed";
