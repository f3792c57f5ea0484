import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { adapters } from "./adapters";
import { unfinishedNumbers } from "./compare";

const Golden = z.object({
  groups: z.array(
    z.object({
      fn: z.string(),
      cases: z.array(z.object({ id: z.string(), input: z.record(z.string(), z.unknown()) })),
    }),
  ),
});
const folder = process.env.GOLDEN_DIR ?? import.meta.dirname;
const { groups } = Golden.parse(JSON.parse(readFileSync(path.join(folder, "statistics.json"), "utf8")));

/** Blocks whose functions take checked arguments and are allowed to answer NaN. */
const isUnchecked = (fn: string) => fn.startsWith("dist.") || fn === "degenerate";

function* numbersInPlaceOf(value: unknown): Generator<unknown> {
  if (typeof value === "number") yield* [0, -1, 0.5, 1, 3, 1e308, 5e-324, Number.NaN, Number.POSITIVE_INFINITY];
  if (!Array.isArray(value)) return;
  yield [];
  yield value.slice(0, 1);
  yield value.slice(0, 2);
  yield value.slice(0, 3);
  if (typeof value[0] === "number") {
    yield value.map(() => value[0]);
    yield [Number.NaN, ...value.slice(1)];
    yield [1e308, ...value.slice(1)];
    yield value.map((entry) => entry * 1e-200);
    yield value.map(() => 0);
  }
  if (Array.isArray(value[0])) {
    yield [[], ...value.slice(1)];
    yield value.map(() => value[0]);
    yield value.map((row) => (Array.isArray(row) ? row.map(() => row[0]) : row));
    yield value.map((row) => (Array.isArray(row) ? row.slice(0, 1) : row));
  }
}

describe("spoilt inputs", () => {
  for (const { fn, cases } of groups.filter((group) => !isUnchecked(group.fn))) {
    it(`${fn} answers each with a status or null, never NaN, Infinity or an exception`, () => {
      const adapter = adapters[fn];
      expect(adapter).toBeDefined();
      const misses: string[] = [];
      let tried = 0;
      for (const { id, input } of cases.slice(0, 3)) {
        for (const [key, value] of Object.entries(input)) {
          for (const spoilt of numbersInPlaceOf(value)) {
            if (key === "resamples") continue;
            const args = { ...input, ...("resamples" in input ? { resamples: 200 } : {}), [key]: spoilt };
            const label = `${id} with ${key} = ${JSON.stringify(spoilt)?.slice(0, 60)}`;
            tried++;
            try {
              misses.push(...unfinishedNumbers(adapter?.envelope(args as never)).map((miss) => `${label}: ${miss}`));
            } catch (error) {
              misses.push(`${label}: throws ${String(error)}`);
            }
          }
        }
      }
      expect(misses).toEqual([]);
      expect(tried).toBeGreaterThan(0);
    });
  }
});
