import fc from "fast-check";
import { expect, test } from "vitest";
import type { GuardrailEvidence } from "./guardrail-verdict";
import { type Ended, looks } from "./look";
import { type ProductVerdictInput, productVerdict } from "./product-verdict";

/** Hundredths, so that the ends of intervals often meet limits and zero exactly. */
const hundredths = (from: number, to: number) => fc.integer({ min: from, max: to }).map((i) => i / 100);

const interval = (from: number, to: number) =>
  fc.tuple(hundredths(from, to), hundredths(from, to)).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));

const middle = ({ low, high }: { low: number; high: number }) => (low + high) / 2;

const ratio = (kind: "cost" | "latency") =>
  fc
    .record({ at: interval(40, 200), limit: hundredths(101, 200) })
    .map(({ at, limit }): GuardrailEvidence => ({ kind, form: "ratio", estimate: middle(at), ...at, limit }));
const difference = (of: Pick<GuardrailEvidence, "kind" | "measure">) =>
  fc
    .record({ at: interval(-30, 30), limit: hundredths(1, 30) })
    .map(({ at, limit }): GuardrailEvidence => ({ ...of, form: "difference", estimate: middle(at), ...at, limit }));
const unknown = ratio("cost").map((each): GuardrailEvidence => ({ ...each, estimate: null, low: null, high: null }));

const guardrails = fc
  .tuple(
    fc.option(fc.oneof(ratio("cost"), unknown), { nil: undefined }),
    fc.option(ratio("latency"), { nil: undefined }),
    fc.option(difference({ kind: "failure_rate" }), { nil: undefined }),
    fc.option(difference({ kind: "measure", measure: { evaluatorId: "s", name: "Safety" } }), { nil: undefined }),
  )
  .map((all) => all.filter((each) => each !== undefined));

const reason = "only 4 samples differ";
const tooFew = fc.constantFrom(
  null,
  { blocks: "everything", reason } as const,
  { blocks: "differences", reason } as const,
);

const input: fc.Arbitrary<ProductVerdictInput> = fc
  .record({
    at: fc.option(interval(-40, 40), { nil: null }),
    margin: hundredths(1, 20),
    n: fc.integer({ min: 0, max: 400 }),
    tooFew,
    p: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
    guardrails,
    look: fc.constantFrom(...looks),
    decision: fc.constantFrom("superior" as const, "as_good_but_cheaper" as const),
    ended: fc.constantFrom<(Ended | undefined)[]>(undefined, "completed", "stopped", "budget", "failed"),
  })
  .map(({ at, margin, n, tooFew: few, p, look, ended, ...rest }) => ({
    ...rest,
    control: "A",
    candidate: "B",
    look,
    ...(ended ? { ended } : {}),
    quality: {
      metric: "correctness",
      estimate: at && middle(at),
      low: at?.low ?? null,
      high: at?.high ?? null,
      n,
      plannedN: 400,
      margin,
      confidence: 0.95,
      ...(look === "at_the_end"
        ? { single: { interval: "an interval", test: "A test", p, pHolm: p, tooFew: few } }
        : {}),
    },
  }));

const scaled = (value: number | null, by: number) => (value === null ? null : value * by);

test("the unit of the measure changes nothing: all numbers times a power of two decide alike", () => {
  fc.assert(
    fc.property(input, fc.constantFrom(0.25, 2, 64), (each, by) => {
      const { low, high, estimate, margin } = each.quality;
      const quality = {
        ...each.quality,
        low: scaled(low, by),
        high: scaled(high, by),
        estimate: scaled(estimate, by),
        margin: margin * by,
      };
      const { kind, qualityClass, stop } = productVerdict(each);
      expect(productVerdict({ ...each, quality })).toMatchObject({ kind, qualityClass, stop });
    }),
  );
});

test("control and candidate changed over, a candidate to ship becomes a control to keep, and the other way round", () => {
  fc.assert(
    fc.property(input, (each) => {
      const alone: ProductVerdictInput = { ...each, guardrails: [], decision: "superior" };
      const { low, high, estimate } = alone.quality;
      const quality = {
        ...alone.quality,
        low: scaled(high, -1),
        high: scaled(low, -1),
        estimate: scaled(estimate, -1),
      };
      const turned = { ship: "keep_control", keep_control: "ship" } as const;
      const { kind } = productVerdict(alone);
      const other = productVerdict({ ...alone, quality }).kind;
      expect(kind === "ship" || kind === "keep_control" ? turned[kind] : kind).toBe(other);
    }),
  );
});

test("a looser limit never takes a candidate's win away", () => {
  fc.assert(
    fc.property(input, fc.nat({ max: 3 }), fc.double({ min: 1, max: 3, noNaN: true }), (each, at, factor) => {
      const before = productVerdict(each).kind;
      const loosened = each.guardrails.map((g, i) => (i === at ? { ...g, limit: g.limit * factor } : g));
      const after = productVerdict({ ...each, guardrails: loosened }).kind;
      if (before === "ship") expect(after).toBe("ship");
      // Of cost and latency the limit is also the saving that is asked for, so only the others may be loosened freely.
      const isSaving = ["cost", "latency"].includes(each.guardrails[at]?.kind ?? "");
      if (before === "ship_cheaper" && !isSaving) expect(after).toBe("ship_cheaper");
    }),
  );
});

test("a limit more never makes a winner", () => {
  fc.assert(
    fc.property(input, difference({ kind: "measure", measure: { evaluatorId: "t", name: "Tone" } }), (each, more) => {
      const wins = (kind: string) => kind === "ship" || kind === "ship_cheaper";
      if (wins(productVerdict(each).kind)) return;
      expect(wins(productVerdict({ ...each, guardrails: [...each.guardrails, more] }).kind)).toBe(false);
    }),
  );
});

test("every verdict speaks: no NaN, null, undefined or double space in sentence, rule or method", () => {
  fc.assert(
    fc.property(input, (each) => {
      const { sentence, rule, method } = productVerdict(each);
      for (const text of [sentence, rule, method]) {
        expect(text).not.toMatch(/NaN|null|undefined|Infinity| {2}|-0(?![.\d])/);
        expect(text).toMatch(/^[A-Z].*\.$/);
      }
    }),
    { numRuns: 400 },
  );
});

test("nothing stops a run that is still waiting for its one look", () => {
  fc.assert(
    fc.property(input, (each) => {
      expect(productVerdict({ ...each, look: "waiting" })).toMatchObject({ kind: "keep_collecting", stop: null });
    }),
  );
});
