import { describe, expect, it } from "vitest";
import { buildJudgeMessages } from "@/server/core/judge/build-judge-messages";
import { defaultRubric } from "@/server/core/judge/default-rubric";
import { judgeAnswerJsonSchema, parseScore } from "@/server/core/judge/parse-score";
import { ProviderError } from "@/server/core/model/provider-error";
import { type SimulatorModel, simulatorModels, simulatorQuality } from "@/server/core/model/simulator-models";
import { formatTrialSeed, parseTrialSeed } from "@/server/core/model/trial-seed";
import type { GenerateRequest, Message } from "../port";
import { createSimulator } from "./create-simulator";
import { fillSchema } from "./fill-schema";

const simulator = createSimulator({ latencyScale: 0 });
const signal = new AbortController().signal;
const plain: Message[] = [{ role: "user", content: "What is the capital of the country?" }];
const expected = "The capital is the city of Lisbon on the Tagus.";

function findModel(name: string): SimulatorModel {
  const model = simulatorModels.find((model) => model.name === name);
  if (model === undefined) throw new Error(`No model ${name}`);
  return model;
}

function request(sample: number, more: Partial<GenerateRequest> = {}, attempt = 1, variant = "a"): GenerateRequest {
  const trialSeed = formatTrialSeed({ sample: `s${sample}`, trial: `s${sample}-${variant}`, attempt });
  return { model: "sim-medium", messages: plain, settings: {}, expected, trialSeed, signal, ...more };
}

async function rightShare(model: string, messages: Message[], n = 3000): Promise<number> {
  let right = 0;
  let answered = 0;
  for (let sample = 0; sample < n; sample++) {
    const answer = await simulator.generate(request(sample, { model, messages }, 2));
    if (answer.finishReason === "refusal") continue;
    answered++;
    if (answer.text === expected) right++;
  }
  return right / answered;
}

describe("the simulator", () => {
  it("gives the same bytes for the same trial, on every attempt and with or without streaming", async () => {
    const first = await simulator.generate(request(1));
    const deltas: string[] = [];
    expect(await simulator.generate(request(1, { onText: (delta) => deltas.push(delta) }, 2))).toEqual(first);
    expect(deltas.join("")).toBe(first.text);
  });

  it.each(["sim-small", "sim-medium", "sim-large"])("is right as often as the truth about %s says", async (name) => {
    const truth = simulatorQuality(findModel(name), plain);
    expect(truth).toBe(findModel(name).quality);
    // Four standard errors of a share at n = 3,000.
    expect(Math.abs((await rightShare(name, plain)) - truth)).toBeLessThan(4 * Math.sqrt((truth * (1 - truth)) / 3000));
  });

  it("lets a better prompt show its known gain", async () => {
    const helped: Message[] = [{ role: "system", content: "Think step by step. Be exact." }, ...plain];
    const truth = simulatorQuality(findModel("sim-small"), helped);
    expect(truth).toBeCloseTo(0.73, 10);
    expect(Math.abs((await rightShare("sim-small", helped)) - truth)).toBeLessThan(0.033);
  });

  it("makes hard samples hard for every variant: results on one sample correlate", async () => {
    let both = 0;
    let a = 0;
    let b = 0;
    const n = 2000;
    for (let sample = 0; sample < n; sample++) {
      const isRightA = (await simulator.generate(request(sample, {}, 2, "a"))).text === expected;
      const isRightB = (await simulator.generate(request(sample, {}, 2, "b"))).text === expected;
      a += Number(isRightA);
      b += Number(isRightB);
      both += Number(isRightA && isRightB);
    }
    expect(both / n - (a / n) * (b / n)).toBeGreaterThan(0.02);
  });

  it("fails first attempts at the set rate and never a later one", async () => {
    const kinds = new Set<string>();
    let failures = 0;
    for (let sample = 0; sample < 1000; sample++) {
      const error = await simulator.generate(request(sample, { model: "sim-flaky" })).catch((error: unknown) => error);
      if (!(error instanceof ProviderError)) continue;
      failures++;
      kinds.add(error.kind);
      expect(error.isRetriable).toBe(true);
      await expect(simulator.generate(request(sample, { model: "sim-flaky" }, 2))).resolves.toBeDefined();
    }
    expect(failures).toBeGreaterThan(150);
    expect(failures).toBeLessThan(250);
    expect(kinds.size).toBe(6);
  });

  it("refuses at the set rate, as a finish reason", async () => {
    let refusals = 0;
    for (let sample = 0; sample < 1000; sample++) {
      const answer = await simulator.generate(request(sample, { model: "sim-flaky" }, 2));
      if (answer.finishReason === "refusal") refusals++;
    }
    expect(refusals).toBeGreaterThan(22);
    expect(refusals).toBeLessThan(78);
  });

  it("answers wrongly with another label that the prompt names", async () => {
    const messages: Message[] = [
      { role: "user", content: "Answer with one of: billing, technical, account.\nTicket: refund" },
    ];
    const answers = new Set<string>();
    for (let sample = 0; sample < 200; sample++) {
      const answer = await simulator.generate(request(sample, { messages, expected: "billing" }, 2));
      if (answer.finishReason !== "refusal") answers.add(answer.text);
    }
    expect([...answers].sort()).toEqual(["account", "billing", "technical"]);
  });

  it("writes more test cases for a user story the better the model is", async () => {
    const story = "As a customer I want to reset my password by email so that I regain access to my account.";
    const messages: Message[] = [{ role: "user", content: `Write test cases for this user story:\n${story}` }];
    async function meanCases(model: string): Promise<number> {
      let cases = 0;
      for (let sample = 0; sample < 200; sample++) {
        const answer = await simulator.generate(request(sample, { model, messages, expected: undefined }, 2));
        cases += answer.text.split("\n").filter((line) => line.startsWith("- ")).length;
      }
      return cases / 200;
    }
    const [small, large] = await Promise.all([meanCases("sim-small"), meanCases("sim-large")]);
    expect(small).toBeGreaterThan(3);
    expect(large - small).toBeGreaterThan(1);
  });

  it("keeps to the output limit and says that it was cut", async () => {
    const long = await simulator.generate(request(1, { expected: undefined, settings: { maxOutputTokens: 3 } }, 2));
    expect(long).toMatchObject({ finishReason: "length", usage: { outputTokens: 3 } });
  });

  it("really waits, in proportion to its scale, and an abort ends the wait", async () => {
    const started = performance.now();
    const answer = await createSimulator({ latencyScale: 0.2 }).generate(request(1, {}, 2));
    expect(performance.now() - started).toBeGreaterThan(0.15 * answer.latencyMs);
    const slow = createSimulator({ latencyScale: 1000 });
    const aborted = slow.generate(request(1, { signal: AbortSignal.timeout(10) }, 2));
    await expect(aborted).rejects.toMatchObject({ kind: "aborted" });
  });

  it("knows its models, and says which when asked for another", async () => {
    expect((await simulator.listModels(signal)).map((model) => model.name)).toContain("sim-judge");
    await expect(simulator.generate(request(1, { model: "gpt-4o" }))).rejects.toMatchObject({ kind: "not_found" });
  });

  it("embeds texts that share words close together", async () => {
    const { vectors } = await simulator.embed({
      model: "sim-small",
      inputs: ["red car", "red bus", "tax law"],
      signal,
    });
    const dot = (a = 0, b = 0) => (vectors[a] ?? []).reduce((sum, value, i) => sum + value * (vectors[b]?.[i] ?? 0), 0);
    expect(dot(0, 0)).toBeCloseTo(1, 10);
    expect(dot(0, 1)).toBeGreaterThan(dot(0, 2) + 0.2);
  });
});

describe("the simulated judge", () => {
  const jsonSchema = judgeAnswerJsonSchema(defaultRubric);

  async function score(candidate: string, n: number, fence = "FENCE0123456789ABCDEF"): Promise<number> {
    const messages = buildJudgeMessages({
      rubric: defaultRubric,
      input: { q: "capital?" },
      candidate,
      reference: expected,
      fence,
    });
    const answer = await simulator.generate(
      request(n, { model: "sim-judge", messages, jsonSchema, expected: undefined }, 2),
    );
    const parsed = parseScore(answer.text, defaultRubric);
    if (!parsed.ok) throw new Error(parsed.message);
    return parsed.normalized;
  }

  it("answers every judge prompt with a valid score that follows the true overlap", async () => {
    const candidates = [
      "Bananas grow in bunches.",
      "The capital is Porto.",
      "The capital is the city of Lisbon.",
      expected,
    ];
    const means: number[] = [];
    for (const candidate of candidates) {
      const scores = await Promise.all(Array.from({ length: 60 }, (_, n) => score(candidate, n)));
      means.push(scores.reduce((sum, value) => sum + value, 0) / scores.length);
    }
    expect(means).toEqual([...means].sort((a, b) => a - b));
    expect(means[0]).toBeLessThan(0.1);
    expect(means[3]).toBeGreaterThan(0.9);
  });

  it("gives the same score whatever the fence of the prompt is", async () => {
    expect(await score("The capital is Porto.", 7, "AAAAAAAAAAAAAAAAAAAA")).toBe(
      await score("The capital is Porto.", 7),
    );
  });
});

it("writes and reads trial seeds, and takes other text as no seed", () => {
  const seed = { sample: "s1", trial: "t1", attempt: 3 };
  expect(parseTrialSeed(formatTrialSeed(seed))).toEqual(seed);
  expect(parseTrialSeed(formatTrialSeed({ ...seed, sample: "a|b" }))).toMatchObject({ sample: "a_b", attempt: 3 });
  expect(parseTrialSeed("0193-trial:1")).toBeNull();
});

it("fills schemas of every shape it knows", () => {
  const schema = {
    type: "object",
    properties: {
      scale: { type: "integer", minimum: 0, maximum: 10 },
      literal: { anyOf: [{ const: 1 }, { const: 2 }, { const: 3 }] },
      maybe: { anyOf: [{ type: "null" }, { type: "string" }] },
      passed: { type: "boolean" },
      list: { type: "array", items: { enum: ["low", "high"] }, minItems: 2 },
    },
  };
  expect(fillSchema(schema, 1, "why")).toEqual({
    scale: 10,
    literal: 3,
    maybe: "why",
    passed: true,
    list: ["high", "high"],
  });
  expect(fillSchema(schema, 0, "why")).toMatchObject({ scale: 0, literal: 1, passed: false, list: ["low", "low"] });
});
