import { expect, test } from "vitest";
import { runCrashes } from "./testing/crash-run";

const resumeLimitMs = 60_000;

// The long form, with restarts of PostgreSQL, is `npm run test:crash`.
test.each([
  { crashes: 3, hasStandby: false },
  { crashes: 3, hasStandby: true },
])(
  "a server killed $crashes times in mid-run (standby: $hasStandby) loses no trial, charges none twice, repeats no call but those under way, and books every cent once",
  async (plan) => {
    const report = await runCrashes({ ...plan, seed: "crash-2026", samples: 50 });
    expect(report).toMatchObject({
      status: "completed",
      crashes: plan.crashes,
      lost: 0,
      doubled: 0,
      open: 0,
      misbooked: 0,
    });
    expect(report.abandoned).toBeLessThanOrEqual(report.allowedExtra);
    expect(report.calls).toBeGreaterThanOrEqual(report.needed);
    expect(report.calls - report.needed).toBeLessThanOrEqual(report.allowedExtra);
    expect(Math.max(...report.resumedAfterMs)).toBeLessThan(resumeLimitMs);
  },
  180_000,
);
