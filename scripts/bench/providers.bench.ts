// What our whole provider port costs a call (guarded fetch, client, mappings, reading of the stream), beside the vendor's
// client alone and a bare fetch: the same local servers, the three in turn, one call at a time. `-- providers [calls]`.
import os from "node:os";
import { createProvider } from "@/server/providers/index";
import { startChild } from "./child";
import { createRivals, messages, type Rival, type Urls } from "./providers/rivals";

const calls = Number(process.argv[2] ?? 1_000);
if (!Number.isInteger(calls) || calls < 1) {
  console.error("Give the number of calls of each kind, such as 1000.");
  process.exit(2);
}
const warmUp = Math.min(200, calls);
/** About 250 tokens, in pieces of eight characters: 125 events. */
const answer = "A plain answer, in some words. ".repeat(33).slice(0, 1_000);

type Form = "assay" | "sdk" | "fetch";
const forms: Form[] = ["assay", "sdk", "fetch"];

type Taken = { tookUs: number[]; cpuUs: number };

async function measure(rival: Rival): Promise<Record<Form, Taken>> {
  const connection = { kind: rival.kind, baseUrl: rival.baseUrl, apiKey: "bench-key", allowPrivateHosts: true };
  const provider = createProvider(connection);
  const { signal } = new AbortController();
  const call: Record<Form, () => Promise<unknown>> = {
    assay: async () => check(rival, (await provider.generate({ model: "m", messages, settings: {}, signal })).text),
    sdk: async () => check(rival, await rival.sdk()),
    fetch: async () => {
      if ((await rival.fetch()) < answer.length) throw new Error(`${rival.name} answered too little.`);
    },
  };
  const nothing = (): Taken => ({ tookUs: [], cpuUs: 0 });
  const taken: Record<Form, Taken> = { assay: nothing(), sdk: nothing(), fetch: nothing() };
  for (let round = 0; round < warmUp + calls; round++) {
    // Each goes first as often as the others, so that none has the warmer cache.
    for (let turn = 0; turn < forms.length; turn++) {
      const form = forms[(round + turn) % forms.length] ?? "assay";
      const cpuBefore = process.cpuUsage();
      const began = performance.now();
      await call[form]();
      const tookUs = (performance.now() - began) * 1_000;
      const { user, system } = process.cpuUsage(cpuBefore);
      if (round < warmUp) continue;
      taken[form].tookUs.push(tookUs);
      taken[form].cpuUs += user + system;
    }
  }
  return taken;
}

function check({ name }: Rival, text: string): void {
  if (text !== answer) throw new Error(`${name} answered ${text.length} characters instead of ${answer.length}.`);
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN);
}

const row = (cells: (string | number)[]) =>
  console.log(cells.map((cell, index) => (index === 0 ? String(cell).padEnd(18) : String(cell).padStart(11))).join(""));
const ratio = (a: number, b: number) => `${(a / b).toFixed(2)}x`;

const fakes = await startChild("scripts/bench/providers/run-fakes.ts", [answer]);
const urls = JSON.parse(fakes.firstLine) as Urls;
const load = os.loadavg()[0] ?? 0;
console.log(
  `Microseconds a call, one at a time: ${calls} of each, in turn, after ${warmUp} to warm up. Load at the start ${load.toFixed(2)} on ${os.cpus().length} cores.\n`,
);
row(["time", "assay p50", "sdk p50", "fetch p50", "over sdk", "over fetch", "assay p99", "sdk p99", "fetch p99"]);
const metrics: Record<string, Record<"p50" | "p99" | "cpu", Record<Form, number>>> = {};
try {
  for (const rival of createRivals(urls)) {
    const taken = await measure(rival);
    const of = (pick: (taken: Taken) => number) => ({
      assay: pick(taken.assay),
      sdk: pick(taken.sdk),
      fetch: pick(taken.fetch),
    });
    const p50 = of(({ tookUs }) => quantile(tookUs, 0.5));
    const p99 = of(({ tookUs }) => quantile(tookUs, 0.99));
    const cpu = of(({ cpuUs }) => Math.round(cpuUs / calls));
    const over = [ratio(p50.assay, p50.sdk), ratio(p50.assay, p50.fetch)];
    row([rival.name, p50.assay, p50.sdk, p50.fetch, ...over, p99.assay, p99.sdk, p99.fetch]);
    metrics[rival.name] = { p50, p99, cpu };
  }
} finally {
  fakes.stop();
}
console.log("\nProcessor time of this process, a mean: what other programs do meanwhile touches it least.\n");
row(["cpu", "assay", "sdk", "fetch", "over sdk", "over fetch"]);
for (const [name, { cpu }] of Object.entries(metrics)) {
  row([name, cpu.assay, cpu.sdk, cpu.fetch, ratio(cpu.assay, cpu.sdk), ratio(cpu.assay, cpu.fetch)]);
}
const machine = { cores: os.cpus().length, node: process.version, loadAverage: load };
console.log(`\n${JSON.stringify({ bench: "providers", unit: "microseconds", calls, metrics, machine })}`);
process.exit(0);
