import { expect, test } from "vitest";
import { createBatcher } from "./batcher";

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("while a write is under way the next ones gather and go together; everybody gets their own answer", async () => {
  const sizes: number[] = [];
  const double = createBatcher(async (items: number[]) => {
    sizes.push(items.length);
    await turn();
    return items.map((i) => i * 2);
  });
  const first = double(1);
  await turn();
  const rest = Promise.all([2, 3, 4].map(double));
  expect(await first).toBe(2);
  expect(await rest).toEqual([4, 6, 8]);
  expect(sizes).toEqual([1, 3]);
});

test("a failed write fails its own callers and no others", async () => {
  let writes = 0;
  const save = createBatcher(async (items: string[]) => {
    writes += 1;
    await turn();
    if (writes === 1) throw new Error("the database is away");
    return items;
  });
  const lost = save("a");
  await turn();
  const kept = save("b");
  await expect(lost).rejects.toThrow("the database is away");
  expect(await kept).toBe("b");
});

test("an item that cannot be written fails by itself; those that shared its write are kept", async () => {
  const written: string[][] = [];
  const save = createBatcher(async (items: string[]) => {
    await turn();
    if (items.includes("bad")) throw new Error("this one cannot be stored");
    written.push(items);
    return items.map((item) => `kept ${item}`);
  });
  const results = await Promise.allSettled(["a", "bad", "c"].map(save));
  expect(results).toMatchObject([
    { status: "fulfilled", value: "kept a" },
    { status: "rejected", reason: { message: "this one cannot be stored" } },
    { status: "fulfilled", value: "kept c" },
  ]);
  expect(written).toEqual([["a"], ["c"]]);
});
