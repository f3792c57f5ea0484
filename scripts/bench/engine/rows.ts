import { setTimeout as pause } from "node:timers/promises";
import { createTurns } from "@/server/engine/connection";
import type { Cost } from "./measure-cost";
import { countChunks, workChunk } from "./measured-functions";
import type { Form } from "./open-forms";
import type { createSdkFloor } from "./sdk-floor";
import type { BenchTables } from "./tables";

export interface Stage {
  form: Form;
  tables: BenchTables;
  /** The SDK's calls with nothing behind them, and with one bare commit wherever the engine owes one. */
  floors: { calls: ReturnType<typeof createSdkFloor>; commits: ReturnType<typeof createSdkFloor> };
  measure(work: () => Promise<void>): Promise<Cost>;
}

export interface Figure {
  value: number;
  baseline: number;
  /** The engine's speed as a share of the baseline's: 1 is as fast as the work without an engine. */
  share: number;
  cost: Cost;
  baselineCpuMs: number;
  problems: string[];
}

export interface Row {
  name: string;
  label: string;
  unit: string;
  baselineLabel: string;
  /** What the first version of the engine did on two free cores. */
  prototype: string;
  form: "embedded" | "http";
  measure(stage: Stage): Promise<Figure>;
}

const PATIENCE_MS = 600_000;
const BARE_CALLS = "the SDK's calls alone";
const BARE_COMMITS = "the SDK's calls, each with a bare commit";
const BARE_ROWS = "a bare loop writing the same rows";

const number = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));
const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1] ?? Number.NaN;

/** Sends events, waits until all their runs ended, and holds the books to exactly one of everything. */
async function runAll({ form, tables }: Stage, fn: string, data: object[], bodies: number): Promise<string[]> {
  const before = await tables.countCompleted(fn);
  const ledgerBefore = (await form.readLedger()).get(fn) ?? 0;
  await form.send(fn, data);
  let runs = 0;
  for (const from = performance.now(); runs < data.length; ) {
    const asked = performance.now();
    runs = (await tables.countCompleted(fn)) - before;
    const now = performance.now();
    if (now - from > PATIENCE_MS) return [`${data.length - runs} of ${data.length} runs of ${fn} did not end`];
    // Counting costs the database time that it is measured by: a thirtieth at most.
    if (runs < data.length) await pause(Math.max(5, 30 * (now - asked)));
  }
  const ran = ((await form.readLedger()).get(fn) ?? 0) - ledgerBefore;
  return [
    ...(runs === data.length ? [] : [`${runs} runs of ${fn} ended, not ${data.length}`]),
    ...(ran === bodies ? [] : [`${ran} bodies of ${fn} ran, not ${bodies}`]),
  ];
}

/** The baseline before and after, so that a neighbour who comes or goes meanwhile counts on both sides. */
async function beside(stage: Stage, bare: () => Promise<void>, work: () => Promise<string[]>) {
  let problems: string[] = [];
  const first = await stage.measure(bare);
  const cost = await stage.measure(async () => {
    problems = await work();
  });
  const second = await stage.measure(bare);
  const bareSeconds = (first.seconds + second.seconds) / 2;
  const baselineCpuMs = (first.appCpuMs + second.appCpuMs) / 2;
  return { cost, bareSeconds, baselineCpuMs, problems, share: bareSeconds / cost.seconds };
}

async function measureIdle(stage: Stage): Promise<Figure> {
  const { form, tables, floors, measure } = stage;
  const clocked = async (work: () => Promise<unknown>) => {
    const from = performance.now();
    await work();
    return performance.now() - from;
  };
  const engine: number[] = [];
  const bare: number[] = [];
  await runAll(stage, "three", number(50), 150);
  const cost = await measure(async () => {
    for (let n = 0; n < 60; n++) {
      bare.push(await clocked(() => floors.commits.work("three", { n })));
      engine.push(
        await clocked(async () => {
          const [id = ""] = await form.send("three", [{ n }]);
          while (!(await tables.isCompleted(id))) await pause(1);
        }),
      );
    }
  });
  const value = median(engine);
  const baseline = median(bare);
  return { value, baseline, share: baseline / value, cost, baselineCpuMs: Number.NaN, problems: [] };
}

const rate = (name: string, form: Row["form"], fn: string, count: number, steps: number, prototype: string): Row => ({
  name,
  label: `${count.toLocaleString("en")} runs ${steps ? `x ${steps} steps` : "without a step"}${form === "http" ? ", signed HTTP" : ""}`,
  unit: "runs/s",
  baselineLabel: BARE_CALLS,
  prototype,
  form,
  async measure(stage) {
    const bare = () => stage.floors.calls.workMany(fn, number(count));
    const run = await beside(stage, bare, () => runAll(stage, fn, number(count), count * Math.max(1, steps)));
    return { ...run, value: count / run.cost.seconds, baseline: count / run.bareSeconds };
  },
});

const sequence = (steps: number, prototype: string): Row => ({
  name: "steps",
  label: `${steps} steps in sequence`,
  unit: "steps/s",
  baselineLabel: BARE_COMMITS,
  prototype,
  form: "embedded",
  async measure(stage) {
    const bare = () => stage.floors.commits.work("long", { steps });
    const run = await beside(stage, bare, () => runAll(stage, "long", [{ steps }], steps));
    return { ...run, value: steps / run.cost.seconds, baseline: steps / run.bareSeconds };
  },
});

const parallel = (steps: number, prototype: string): Row => ({
  name: `parallel-${steps}`,
  label: `${steps} parallel steps`,
  unit: "s",
  baselineLabel: BARE_CALLS,
  prototype,
  form: "embedded",
  async measure(stage) {
    const bare = () => stage.floors.calls.work("wide", { steps });
    const run = await beside(stage, bare, () => runAll(stage, "wide", [{ steps }], steps));
    return { ...run, value: run.cost.seconds, baseline: run.bareSeconds };
  },
});

/** An experiment's shape: chunks of 50 trials, one step each, a pool of 8, four chunks at once. */
const trials = (name: string, count: number, prototype: string): Row => ({
  name,
  label: `${count.toLocaleString("en")} trials in chunks of 50`,
  unit: "gen/s",
  baselineLabel: BARE_ROWS,
  prototype,
  form: "embedded",
  async measure(stage) {
    const { tables } = stage;
    const chunks = Array.from({ length: countChunks(count) }, (_, chunk) => ({ chunk, c: 1 }));
    const bare = async () => {
      const keepTrial = createTurns(tables.insertTrials, 1000);
      let next = 0;
      const lane = async () => {
        for (let c = next++; c < chunks.length; c = next++) await workChunk(c, keepTrial);
      };
      await Promise.all(Array.from({ length: 4 }, lane));
    };
    const work = async () => {
      await tables.clearTrials();
      const problems = await runAll(stage, "chunk", chunks, 0);
      const kept = await tables.countTrials();
      if (kept.rows === count && kept.different === count) return problems;
      return [...problems, `${kept.rows} rows of ${kept.different} trials are kept, not ${count}`];
    };
    const run = await beside(stage, bare, work);
    return { ...run, value: count / run.cost.seconds, baseline: count / run.bareSeconds };
  },
});

export const ROWS: Row[] = [
  {
    name: "idle",
    label: "3-step run on an idle engine, p50",
    unit: "ms",
    baselineLabel: BARE_COMMITS,
    prototype: "5-7",
    form: "embedded",
    measure: measureIdle,
  },
  rate("runs", "embedded", "three", 2000, 3, "840-960"),
  rate("events", "embedded", "bare", 5000, 0, "1,900-2,040"),
  sequence(900, "1,000-1,270"),
  parallel(100, "0.44"),
  parallel(500, "9"),
  parallel(950, "30"),
  trials("trials", 10_000, "2,980"),
  trials("linear-1000", 1_000, ""),
  trials("linear-10000", 10_000, "2,980"),
  trials("linear-50000", 50_000, ""),
  rate("http-runs", "http", "three", 2000, 3, "231"),
  rate("http-events", "http", "bare", 5000, 0, "731"),
];
