const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** 14:00, in the reader's zone. */
export const hourText = (ms: number): string => clock.format(ms);

/** Every sixth hour of a day, counted back from the present one. */
export const hourTicks = (points: readonly { atMs: number }[]): number[] =>
  points.filter((_, index) => (points.length - 1 - index) % 6 === 0).map(({ atMs }) => atMs);
