/** Why a result holds, or why it holds no number. Undefined numbers are `null`; NaN and Infinity never leave this room. */
export type Status =
  | "ok"
  | "insufficient_data"
  | "zero_variance"
  | "all_ties"
  | "no_variation"
  | "not_connected"
  | "separated"
  | "invalid_input";

export type Envelope = { status: Status; warning?: string };

/** Warning on a display-only result: fewer observations than the specification wants before a verdict (section 11). */
export const BELOW_MINIMUM = "below_minimum_n";
