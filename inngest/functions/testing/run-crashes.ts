// `npm run test:crash [-- crashes [seed]]`: kills in mid-run, on a durable PostgreSQL of its own, and what they cost.
import { startOwnCluster } from "@/scripts/testing/own-cluster";

const crashes = Number(process.argv[2] ?? 50);
const seed = process.argv[3] ?? "crash-2026";
const resumeLimitMs = 60_000;

const cluster = await startOwnCluster();
Object.assign(process.env, {
  DATABASE_URL: cluster.appUrl,
  DATABASE_OWNER_URL: cluster.ownerUrl,
  NEXTAUTH_SECRET: "crash-secret-crash-secret-crash-secret",
  LOG_LEVEL: "silent",
  ASSAY_MASTER_KEY: Buffer.alloc(32, 7).toString("base64url"),
});
const { runCrashes } = await import("./crash-run");

const some = Math.max(2, Math.round(crashes / 5));
const restart = (stop: () => Promise<boolean>) => async () => {
  await stop();
  await cluster.restart();
};
const scenarios = [
  { name: "kill -9, restarted", crashes, hasStandby: false },
  { name: "kill -9, a standby takes over", crashes, hasStandby: true },
  { name: "PostgreSQL immediate stop", crashes: some, hasStandby: false, crash: restart(cluster.stopImmediately) },
  { name: "PostgreSQL immediate, standby", crashes: some, hasStandby: true, crash: restart(cluster.stopImmediately) },
];

const print = (line: string) => process.stdout.write(`${line}\n`);
const row = (...cells: (string | number)[]) =>
  print(cells.map((cell, i) => (i ? String(cell).padStart(11) : String(cell).padEnd(31))).join(""));
const results: Record<string, unknown>[] = [];
try {
  row("scenario", "crashes", "needed", "lost", "doubled", "calls", "extra", "allowed", "resume p50", "resume max", "");
  for (const { name, ...plan } of scenarios) {
    // Work for one more crash than is asked for, at some 25 calls between two.
    const report = await runCrashes({ ...plan, seed, samples: Math.max(60, 8 * (plan.crashes + 1)) }).catch(String);
    if (typeof report === "string") {
      process.exitCode = 1;
      print(`${name}: NOT OK: ${report}`);
      continue;
    }
    const times = report.resumedAfterMs.toSorted((a, b) => a - b);
    const slowest = times.at(-1) ?? 0;
    const extra = report.calls - report.needed;
    const isGood =
      report.status === "completed" &&
      report.crashes === plan.crashes &&
      report.lost + report.doubled + report.open + report.misbooked === 0 &&
      extra >= 0 &&
      extra <= report.allowedExtra &&
      slowest <= resumeLimitMs;
    if (!isGood) process.exitCode = 1;
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
    const middle = seconds(times[Math.floor(times.length / 2)] ?? 0);
    const { lost, doubled, calls, needed, allowedExtra } = report;
    const verdict = isGood ? "ok" : `NOT OK (${report.status})`;
    row(
      name,
      report.crashes,
      needed,
      lost,
      doubled,
      calls,
      extra,
      allowedExtra,
      middle,
      seconds(slowest),
      `  ${verdict}`,
    );
    results.push({ name, ...report, resumedAfterMs: times.map(Math.round) });
  }
  print(JSON.stringify({ crash: seed, results }));
} finally {
  const { client } = await import("@/server/db/client");
  await client().$disconnect();
  await cluster.remove();
}
process.exit();
