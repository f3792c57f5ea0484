import { describe, expect, it } from "vitest";
import { pairedLogRatio } from "../stats/paired-log-ratio";
import type { TooFew } from "./claimed-interval";
import { type GuardrailEvidence, ratioGuardrail } from "./guardrail-verdict";
import { type ProductVerdictInput, productVerdict, type QualityEvidence } from "./product-verdict";

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
const safety = (low: number, high: number): GuardrailEvidence => ({
  ...failures(low, high),
  kind: "measure",
  measure: { evaluatorId: "safety", name: "Safety" },
});
const single = ([low, high]: [number, number], tooFew: TooFew | null = null): QualityEvidence => ({
  metric: "correctness",
  estimate: (low + high) / 2,
  low,
  high,
  n: 400,
  plannedN: 400,
  margin: 0.05,
  confidence: 0.975,
  single: { interval: "Newcombe's paired interval", test: "Exact McNemar test", p: 0.012, pHolm: 0.024, tooFew },
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
    look: "any_time",
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

  it("goes on while a candidate as good as the control, with a saving shown, has one limit left to show", () => {
    const cheap = cost(0.5, 0.7, 0.6);
    for (const quality of [
      [-0.02, 0.03],
      [0.01, 0.03],
    ] as [number, number][]) {
      const verdict = decide(quality, [cheap, failures(-0.06, 0.06)]);
      expect(verdict).toMatchObject({ kind: "keep_collecting", stop: null });
      expect(verdict.sentence).toMatch(/costs 40 % less .*, but it is not yet shown that it fails at most 5 % more/);
      expect(verdict.rule).toBe(
        "No rule is met yet: as good, and it saves, but the limit on failure rate is not shown to be kept.",
      );
      expect(decide(quality, [cheap, failures(-0.02, 0.04)])).toMatchObject({ kind: "ship_cheaper", stop: "success" });
    }
  });

  it("names in the rule what is missing, never the opposite of what was found", () => {
    const searching = { decision: "as_good_but_cheaper" } as const;
    const open = [cost(0.7, 1.25)];
    expect(decide([-0.02, 0.03], open, searching).rule).toContain("a saving is neither shown nor ruled out");
    expect(decide([-0.02, 0.08], open, searching).rule).toContain("neither better nor cheaper is shown");
    expect(decide([-0.08, 0.08], open, searching).rule).toContain("neither a difference nor its absence is shown");
  });

  it("says that the run ended without a verdict when the budget did", () => {
    const verdict = decide([-0.08, 0.09], safe, { ended: "budget" });
    expect(verdict).toMatchObject({ kind: "keep_collecting", stop: "budget" });
    expect(verdict.sentence).toContain("ended without telling A and B apart");
  });

  it("names the budget that ended the run, whatever is known by then", () => {
    const proven = decide([0.06, 0.16], safe, { ended: "budget" });
    expect(proven).toMatchObject({ kind: "ship", stop: "success" });
    expect(proven.sentence).toMatch(/after 184 of 400 samples, where the budget ended the run\.$/);
    expect(decide([-0.08, 0.09], safe, { ended: "stopped" }).stop).toBe("stopped");
    expect(decide([-0.08, 0.09], safe, { ended: "failed" }).stop).toBe("failed");
    expect(decide([-0.08, 0.09], safe, { ended: "completed" }).stop).toBe("planned_n");
  });

  it("keeps the control when the candidate scores worse on a further measure, and says by how much", () => {
    const unsafe = decide([0.06, 0.16], [safety(0.06, 0.18)]);
    expect(unsafe).toMatchObject({ kind: "keep_control", stop: "harm", qualityClass: "better" });
    expect(unsafe.sentence).toBe(
      "Although it is better on correctness, B scores 0.12 worse on Safety (95 % interval 0.06 worse to 0.18 worse), beyond the limit of 0.05, after 184 of 400 samples.",
    );
    expect(unsafe.rule).toBe("Over the limit on Safety: keep A.");
    expect(decide([0.06, 0.16], [safety(0.01, 0.09)]).rule).toContain("Worse on Safety and not shown to be within");
    const open = decide([0.06, 0.16], [safety(-0.02, 0.07)]);
    expect(open).toMatchObject({ kind: "keep_collecting", stop: null });
    expect(open.sentence).toContain("not yet shown that it scores at most 0.05 worse than A on Safety");
    expect(open.method).toContain(
      "Safety at most 0.05 worse, found 0.020 better to 0.070 worse (not shown to be kept)",
    );
    expect(decide([0.06, 0.16], [safety(-0.2, 0.04)]).kind).toBe("ship");
  });

  it("takes a better score on a further measure for no saving", () => {
    expect(decide([-0.02, 0.03], [safety(-0.3, -0.2)], { decision: "as_good_but_cheaper" }).kind).toBe("equivalent");
  });

  it("decides nothing while the one look is waited for, and by that look's interval when it has come", () => {
    const waiting = decide([0.06, 0.16], safe, { look: "waiting" });
    expect(waiting).toMatchObject({ kind: "keep_collecting", qualityClass: "inconclusive", stop: null });
    expect(waiting.sentence).toContain("waits for the planned 400 samples");
    const looked = decide([0.06, 0.16], safe, { look: "at_the_end", quality: single([0.06, 0.14]) });
    expect(looked).toMatchObject({ kind: "ship", stop: "success" });
    expect(looked.method).toContain("Exact McNemar test: p 0.012, p 0.024 after Holm over the candidates.");
  });

  it("says when a run was broken off before its one look", () => {
    const { kind, sentence, method } = decide([0.06, 0.16], safe, { look: "broken_off", ended: "stopped" });
    expect(kind).toBe("ship");
    expect(sentence).toMatch(/after 184 of 400 samples, before the one look that was planned\.$/);
    expect(method).toContain("confidence sequence");
  });

  it("claims no difference where too few samples differ, and nothing where too few count", () => {
    const few = (blocks: "everything" | "differences") =>
      single([0.01, 0.04], { blocks, reason: "only 4 samples were passed by one variant alone" });
    const unlike = decide([0, 0], [], { look: "at_the_end", quality: { ...few("differences"), margin: 0.02 } });
    expect(unlike).toMatchObject({ kind: "keep_collecting", qualityClass: "non_inferior", stop: "planned_n" });
    const small = decide([0, 0], [], { look: "at_the_end", quality: few("everything") });
    expect(small).toMatchObject({ kind: "keep_collecting", qualityClass: "inconclusive", stop: "planned_n" });
    expect(small.sentence).toContain("only 4 samples were passed by one variant alone");
    expect(decide([0, 0], [], { look: "at_the_end", quality: few("differences") }).kind).toBe("equivalent");
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
