import fc from "fast-check";
import { expect, test } from "vitest";
import { createDueHeap } from "./due-heap";

test("keys come out by due time, each as often as it was put in, and none before its time", () => {
  const acts = fc.array(fc.oneof(fc.record({ at: fc.nat({ max: 50 }) }), fc.record({ until: fc.nat({ max: 50 }) })));
  fc.assert(
    fc.property(acts, (list) => {
      const heap = createDueHeap<number>();
      let model: number[] = [];
      for (const act of list) {
        if ("at" in act) {
          heap.push(act.at, act.at);
          model.push(act.at);
        } else {
          const due = model.filter((at) => at <= act.until).sort((a, b) => a - b);
          model = model.filter((at) => at > act.until);
          expect([...due.map(() => heap.popDue(act.until)), heap.popDue(act.until)]).toEqual([...due, null]);
        }
        expect(heap.nextAt()).toBe(Math.min(Number.POSITIVE_INFINITY, ...model));
      }
    }),
  );
});
