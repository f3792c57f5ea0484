// What the SDK itself costs: the calls an executor must make, through the SDK's public comm handler, with no executor.
import { Inngest } from "inngest";
import { createSdkCaller } from "@/server/engine/call-sdk";
import type { Job } from "@/server/engine/job";
import { createRequestBody } from "@/server/engine/request-body";
import { createRunState, type RunState, setStep } from "@/server/engine/run-cache";
import { ENGINE_ORIGIN } from "@/server/engine/types";
import { createMeasuredFunctions } from "./measured-functions";

type Op = { op: string; id: string; data?: unknown };

const quiet = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };

/** `keep` stands for what a durable executor cannot save: it is awaited wherever the engine must commit. */
export function createSdkFloor(keep: () => Promise<void>) {
  const client = new Inngest({
    id: "floor",
    isDev: true,
    baseUrl: ENGINE_ORIGIN,
    fetch: async () => {
      await keep();
      return Response.json({});
    },
    logger: quiet,
    internalLogger: quiet,
  });
  const functions = createMeasuredFunctions(client, new Map(), async () => {});
  const caller = createSdkCaller({ client, functions });
  let runs = 0;

  async function call(run: RunState, step: string): Promise<Op[]> {
    const answer = await caller.call(run.fn, step || "step", createRequestBody(run, createJob(run, step), run.id, 4));
    if (answer.status !== 200 && answer.status !== 206) throw new Error(`The SDK answered ${answer.body}`);
    const body: unknown = answer.status === 206 ? JSON.parse(answer.body) : [];
    return (Array.isArray(body) ? body : [body]) as Op[];
  }

  /** One run from its event to its end. */
  async function work(name: string, data: object): Promise<void> {
    const id = `run-${++runs}`;
    await keep();
    await keep();
    const run = createRunState({
      id,
      fn: `floor-${name}`,
      part: "",
      prio: 0,
      events: JSON.stringify([{ id, name, data, ts: 0 }]),
      version: null,
      invRun: null,
      invStep: null,
      discovery: "running",
    });
    const planned = (await call(run, "")).filter((op) => op.op === "StepPlanned");
    for (const { id: step } of planned) saveStep(run, step, "pending", null);
    const values = new Map<string, unknown>();
    for (const { id: step } of planned) values.set(step, (await call(run, step))[0]?.data);
    for (const [step, value] of values) saveStep(run, step, "done", value);
    if (planned.length > 0) await call(run, "");
    await keep();
  }

  return {
    work,
    /** Works many runs, as many at once as the engine has slots for. */
    async workMany(name: string, data: object[], slots = 56): Promise<void> {
      let next = 0;
      const slot = async () => {
        for (let item = data[next++]; item; item = data[next++]) await work(name, item);
      };
      await Promise.all(Array.from({ length: slots }, slot));
    },
  };
}

function saveStep(run: RunState, id: string, state: "pending" | "done", data: unknown): void {
  const value = state === "done" ? JSON.stringify({ data }) : null;
  setStep(run, { runId: run.id, id, pos: 0, name: id, op: "StepRun", state, race: false, value });
}

const createJob = (run: RunState, step: string): Job => ({
  id: 0,
  runId: run.id,
  step,
  kind: "edge",
  part: "",
  prio: 0,
  dueAt: 0,
  attempt: 0,
  lost: 0,
  data: step ? "0" : null,
});
