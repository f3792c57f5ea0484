import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { adapters } from "./adapters";
import { differencesFrom, strayNumbers, unfinishedNumbers, withSpecialNumbers } from "./compare";
import { notYet } from "./not-yet";

const Tolerances = z.object({ rel: z.number(), abs: z.number() });
const Group = z.object({
  fn: z.string(),
  tolerance: Tolerances,
  cases: z.array(
    z.object({
      id: z.string(),
      input: z.record(z.string(), z.unknown()),
      expected: z.unknown(),
      tolerance: Tolerances.optional(),
    }),
  ),
});
const Golden = z.object({ schemaVersion: z.literal(1), kind: z.literal("statistics"), groups: z.array(Group) });
const Degenerate = z.object({ call: z.string(), args: z.record(z.string(), z.unknown()) });

const folder = process.env.GOLDEN_DIR ?? import.meta.dirname;
const { groups } = Golden.parse(JSON.parse(readFileSync(path.join(folder, "statistics.json"), "utf8")));

describe("golden reference values", () => {
  it("covers every group with an adapter or names it as not yet covered, never both", () => {
    const names = groups.map((group) => group.fn).filter((fn) => fn !== "degenerate");
    expect(names.filter((fn) => !(fn in adapters) && !notYet.includes(fn))).toEqual([]);
    expect(notYet.filter((fn) => fn in adapters)).toEqual([]);
    expect(notYet.filter((fn) => !names.includes(fn))).toEqual([]);
    expect(Object.keys(adapters).filter((fn) => !names.includes(fn))).toEqual([]);
  });

  for (const group of groups) {
    const adapter = adapters[group.fn];
    if (!adapter) continue;
    it(`${group.fn} agrees with its ${group.cases.length} reference cases`, () => {
      const misses = group.cases.flatMap(({ id, input, expected, tolerance }) => {
        const actual = adapter.run(withSpecialNumbers(input) as never);
        return [...differencesFrom(expected, actual, tolerance ?? group.tolerance), ...unfinishedNumbers(actual)].map(
          (miss) => `${id}: ${miss}`,
        );
      });
      expect(misses).toEqual([]);
    });
  }

  for (const group of groups.filter(({ fn }) => fn === "degenerate")) {
    for (const { id, input, expected } of group.cases) {
      const { call, args } = Degenerate.parse(input);
      const adapter = adapters[call];
      if (!adapter) continue;
      it(`degenerate input ${id} gets its status and no made-up number`, () => {
        const wanted = z.looseObject({ status: z.string() }).parse(expected);
        const actual = adapter.envelope(withSpecialNumbers(args) as never);
        const stray = wanted.status === "ok" ? [] : strayNumbers(wanted, actual);
        expect([...differencesFrom(wanted, actual, group.tolerance), ...unfinishedNumbers(actual), ...stray]).toEqual(
          [],
        );
      });
    }
  }
});
