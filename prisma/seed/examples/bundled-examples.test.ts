import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { inferColumns } from "@/server/core/dataset/infer-columns";
import { mapSamples } from "@/server/core/dataset/map-samples";
import { parseTable } from "@/server/core/dataset/parse-table";
import type { Sample } from "@/server/core/dataset/schema";
import { exampleDatasets } from "@/server/services/datasets/example-datasets";

type Key = (typeof exampleDatasets)[number]["key"];

const sampleCounts: Record<Key, number> = { "user-stories": 60, "question-answers": 120, "support-tickets": 60 };

function load(key: Key): { roles: Record<string, string>; samples: Sample[] } {
  const example = exampleDatasets.find((one) => one.key === key);
  if (!example) throw new Error(`There is no example ${key}.`);
  const content = readFileSync(path.join(import.meta.dirname, example.fileName));
  const parsed = parseTable({ content, name: example.fileName });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const mapping = inferColumns(parsed.table.columns);
  const mapped = mapSamples(parsed.table, mapping);
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.errors));
  expect(mapped.samples).toHaveLength(sampleCounts[key]);
  return { roles: Object.fromEntries(mapping.map(({ column, role }) => [column, role])), samples: mapped.samples };
}

function countBy(samples: Sample[], pick: (sample: Sample) => unknown): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const sample of samples) counts[String(pick(sample))] = (counts[String(pick(sample))] ?? 0) + 1;
  return counts;
}

const distinct = (samples: Sample[], input: string) => new Set(samples.map((sample) => sample.inputs[input])).size;

describe("bundled examples import without a change to the guessed columns", () => {
  it("60 user stories, 20 of each difficulty, several of each domain, each with its own outline", () => {
    const { roles, samples } = load("user-stories");
    expect(roles).toEqual({
      id: "metadata",
      story: "inputs",
      acceptance_criteria: "expected",
      difficulty: "metadata",
      domain: "metadata",
    });
    expect(countBy(samples, ({ metadata }) => metadata.difficulty)).toEqual({ easy: 20, medium: 20, hard: 20 });
    const domains = Object.values(countBy(samples, ({ metadata }) => metadata.domain));
    expect(domains.length).toBeGreaterThanOrEqual(6);
    expect(Math.min(...domains)).toBeGreaterThanOrEqual(5);
    expect(distinct(samples, "story")).toBe(60);
    for (const { inputs, expected } of samples) {
      expect(inputs.story).toMatch(/^As an? .+ (I|we) want .+ so that .+\.$/);
      expect(
        expected?.split("\n").filter((line) => line.startsWith("- ") && line.endsWith(".")).length,
      ).toBeGreaterThanOrEqual(3);
    }
  });

  it("120 questions, 40 of each difficulty, each with a short answer", () => {
    const { roles, samples } = load("question-answers");
    expect(roles).toEqual({ question: "inputs", answer: "expected", topic: "metadata", difficulty: "metadata" });
    expect(countBy(samples, ({ metadata }) => metadata.difficulty)).toEqual({ easy: 40, medium: 40, hard: 40 });
    expect(distinct(samples, "question")).toBe(120);
    for (const { expected } of samples) expect(expected).toMatch(/^\S.{0,39}$/);
  });

  it("60 support tickets, 12 of each label, all labels among the first five", () => {
    const { roles, samples } = load("support-tickets");
    expect(roles).toEqual({
      subject: "inputs",
      body: "inputs",
      label: "expected",
      product_area: "metadata",
      tone: "metadata",
    });
    const labels = { billing: 12, bug: 12, account: 12, feature_request: 12, how_to: 12 };
    expect(countBy(samples, ({ expected }) => expected)).toEqual(labels);
    expect(new Set(samples.slice(0, 5).map(({ expected }) => expected)).size).toBe(5);
    expect(distinct(samples, "subject")).toBe(60);
    expect(distinct(samples, "body")).toBe(60);
  });
});
