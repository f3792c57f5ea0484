import { describe, expect, it } from "vitest";
import { pairedLogRatio } from "../stats/paired-log-ratio";
import { type GuardrailEvidence, ratioGuardrail } from "./guardrail-verdict";
import { type ProductVerdictInput, productVerdict } from "./product-verdict";

const cost = (low: number | null, high: number | null, estimate = 1): GuardrailEvidence => ({
  kind: "cost",
  form: "ratio",
  estimate,
  low,
  high,
  limit: 1.2,
});
const latency = (low: number, high: number): GuardrailEvidence => ({ ...cost(low, high), kind: "latency" });
const failures = (low: number, high: number): GuardrailEvidence => ({
  kind: "failure_rate",
  form: "difference",
  estimate: (low + high) / 2,
  low,
  high,
  limit: 0.05,
});
const safe = [cost(0.95, 1.08), latency(0.9, 1.1), failures(-0.02, 0.03)];

function decide(
  [low, high]: [number, number] | [null, null],
  guardrails: GuardrailEvidence[] = safe,
  more: Partial<ProductVerdictInput> = {},
) {
  const estimate = low === null || high === null ? null : (low + high) / 2;
  const n = low === null ? 0 : 184;
  return productVerdict({
    control: "A",
    candidate: "B",
    quality: { metric: "correctness", estimate, low, high, n, plannedN: 400, margin: 0.05, confidence: 0.95 },
    guardrails,
    mode: "sequential",
    decision: "superior",
    ...more,
  });
}

describe("productVerdict", () => {
  it("ships a better candidate whose guardrails hold, and says by how much", () => {
    const verdict = decide([0.06, 0.16]);
    expect(verdict).toMatchObject({ kind: "ship", qualityClass: "better", stop: "success" });
    expect(verdict.sentence).toBe(
      "B beats A on correctness by 0.11, 95 % interval 0.06 to 0.16, after 184 of 400 samples.",
    );
    expect(verdict.method).toContain("holds at every look");
  });

  it("keeps collecting while a better candidate's guardrail is open, and names it", () => {
    const verdict = decide([0.06, 0.16], [cost(0.98, 1.31)]);
    expect(verdict).toMatchObject({ kind: "keep_collecting", stop: null });
    expect(verdict.sentence).toContain("but it is not yet shown that it costs at most 1.2 times as much as A");
    expect(decide([0.06, 0.16], [cost(null, null)]).kind).toBe("keep_collecting");
  });

  it("keeps the control when the candidate is worse or breaks a limit, whichever it is", () => {
    const worse = decide([-0.16, -0.06]);
    expect(worse).toMatchObject({ kind: "keep_control", stop: "harm" });
    expect(worse.sentence).toBe(
      "A beats B on correctness by 0.11, 95 % interval 0.06 to 0.16, after 184 of 400 samples.",
    );
    const dear = decide([0.06, 0.16], [cost(1.31, 1.8, 1.52)]);
    expect(dear).toMatchObject({ kind: "keep_control", qualityClass: "better" });
    expect(dear.sentence).toBe(
      "Although it is better on correctness, B costs 1.52 times as much as A, 95 % interval 1.31 to 1.80, beyond the limit of 1.2, after 184 of 400 samples.",
    );
    expect(decide([0.06, 0.16], [cost(1.02, 1.31, 1.15)]).sentence).toContain("and may exceed the limit of 1.2");
    expect(decide([0.06, 0.16], [failures(0.06, 0.2)]).sentence).toContain("fails 13 % more often than A");
  });

  it("ships an equally good candidate for a proven saving only when its other limits hold", () => {
    const cheap = cost(0.55, 0.7, 0.62);
    const verdict = decide([-0.02, 0.03], [cheap, latency(0.9, 1.1)], { decision: "as_good_but_cheaper" });
    expect(verdict).toMatchObject({ kind: "ship_cheaper", stop: "success" });
    expect(verdict.sentence).toBe(
      "B is as good as A on correctness (difference 0.005, 95 % interval -0.020 to 0.030) and costs 38 % less (95 % interval 30 % to 45 %), after 184 of 400 samples.",
    );
    expect(decide([-0.02, 0.08], [cheap]).kind).toBe("ship_cheaper");
    expect(decide([0.01, 0.03], [cheap]).kind).toBe("ship_cheaper");
    expect(decide([-0.02, 0.03], [cheap, failures(-0.01, 0.07)]).kind).toBe("keep_collecting");
    expect(decide([-0.04, -0.01], [cheap]).kind).toBe("keep_collecting");
  });

  it("calls two variants equivalent without savings, but lets a plan for savings look on", () => {
    const verdict = decide([-0.02, 0.03]);
    expect(verdict).toMatchObject({ kind: "equivalent", stop: "equivalent" });
    expect(verdict.sentence).toContain("equally good on correctness");
    const open = [cost(0.7, 1.05)];
    const searching = { decision: "as_good_but_cheaper" } as const;
    expect(decide([-0.02, 0.03], open, searching)).toMatchObject({ kind: "keep_collecting", stop: null });
    expect(decide([-0.02, 0.03], open, { ...searching, ended: "completed" }).kind).toBe("equivalent");
    expect(decide([-0.02, 0.03], [cost(0.95, 1.05)], searching).kind).toBe("equivalent");
  });

  it("stops for futility when a benefit that matters is ruled out", () => {
    expect(decide([-0.08, 0.03])).toMatchObject({ kind: "keep_collecting", stop: "futility" });
    expect(decide([-0.08, 0.06])).toMatchObject({ kind: "keep_collecting", stop: null });
  });

  it("says that the run ended without a verdict when the budget did", () => {
    const verdict = decide([-0.08, 0.09], safe, { ended: "budget" });
    expect(verdict).toMatchObject({ kind: "keep_collecting", stop: "budget" });
    expect(verdict.sentence).toContain("ended without telling A and B apart");
  });

  it("decides nothing before the planned n of a fixed plan", () => {
    const verdict = decide([0.06, 0.16], safe, { mode: "fixed" });
    expect(verdict).toMatchObject({ kind: "keep_collecting", stop: null });
    expect(verdict.sentence).toContain("waits for the planned 400 samples");
    const done = { metric: "correctness", estimate: 0.1, low: 0.06, high: 0.14, n: 400, plannedN: 400 };
    const quality = { ...done, margin: 0.05, confidence: 0.95 };
    expect(decide([0, 0], safe, { mode: "fixed", quality }).kind).toBe("ship");
  });

  it("has a sentence for no data, and none of them carries NaN, null or two spaces", () => {
    expect(decide([null, null]).sentence).toContain("No sample has been answered");
    const ends = [-0.2, -0.05, -0.03, -0.01, 0, 0.01, 0.03, 0.05, 0.2];
    for (const low of ends) {
      for (const high of ends.filter((end) => end >= low)) {
        for (const guardrails of [safe, [cost(null, null)], [cost(0.5, 0.6)], [latency(1.4, 1.6)], []]) {
          const { sentence, method } = decide([low, high], guardrails);
          expect(sentence).toMatch(/^[A-Z].*after 184 of 400 samples\.$/);
          expect(`${sentence} ${method}`).not.toMatch(/NaN|null|undefined|Infinity| {2}/);
        }
      }
    }
  });

  it("takes a ratio that is the same on every sample for what it is", () => {
    const exact = { ...cost(null, null, 2), isExact: true };
    expect(decide([0.06, 0.16], [exact]).kind).toBe("keep_control");
    expect(decide([0.06, 0.16], [{ ...exact, estimate: 1 }]).kind).toBe("ship");
    const free = pairedLogRatio({ a: [0, 0], b: [0, 0], alpha: 0.05, plannedN: 100 });
    expect(decide([0.06, 0.16], [ratioGuardrail("cost", 1.2, 10, free)]).kind).toBe("ship");
    expect(decide([0.06, 0.16], [ratioGuardrail("cost", 1.2, 9, free)]).kind).toBe("keep_collecting");
  });
});
