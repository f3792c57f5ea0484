import fc from "fast-check";
import { expect, test } from "vitest";
import { withSlot } from "./connection-slots";

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("never more calls than places are under way, whoever gives a place back early, and everybody gets a turn", async () => {
  const caller = fc.record({ goesFirst: fc.boolean(), turns: fc.integer({ min: 0, max: 3 }), givesBack: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(caller, { maxLength: 25 }), async (limit, callers) => {
      const id = crypto.randomUUID();
      let underWay = 0;
      let most = 0;
      const work = callers.map(({ goesFirst, turns, givesBack }) =>
        withSlot({ id, maxConcurrency: limit, goesFirst }, async (release) => {
          most = Math.max(most, ++underWay);
          for (let i = 0; i < turns; i += 1) await turn();
          underWay -= 1;
          if (givesBack) release();
          await turn();
        }),
      );
      await Promise.all(work);
      expect(most).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 60 },
  );
});

test("whoever waits at the screen gets the next free place before a whole batch that asked earlier", async () => {
  const id = crypto.randomUUID();
  const order: string[] = [];
  const enter = (name: string, goesFirst: boolean) =>
    withSlot({ id, maxConcurrency: 1, goesFirst }, async () => {
      order.push(name);
      await turn();
    });
  const batch = ["b1", "b2", "b3"].map((name) => enter(name, false));
  await Promise.all([...batch, enter("try", true)]);
  expect(order).toEqual(["b1", "try", "b2", "b3"]);
});
