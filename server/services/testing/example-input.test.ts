import { expect, test } from "vitest";
import { z } from "zod";
import { id } from "@/server/core/ids";
import { countIds, exampleInputs, fillIds, idHere } from "./example-input";

const schema = z.object({
  name: z.string().min(3),
  note: z.string().optional(),
  filterId: id("dataset").nullish(),
  target: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("new"), limit: z.number().min(5) }),
    z.object({ kind: z.literal("next"), promptId: id("prompt") }),
  ]),
  variants: z.array(z.object({ modelId: id("model") })).min(2),
});

test("every branch of a union and every id, optional or nested, stands in some example, and all examples are valid", () => {
  const examples = exampleInputs(schema);
  expect(examples).toEqual([
    {
      name: "xxx",
      filterId: idHere("dataset"),
      target: { kind: "new", limit: 5 },
      variants: [{ modelId: idHere("model") }, { modelId: idHere("model") }],
    },
    {
      name: "xxx",
      filterId: idHere("dataset"),
      target: { kind: "next", promptId: idHere("prompt") },
      variants: [{ modelId: idHere("model") }, { modelId: idHere("model") }],
    },
  ]);
  expect(examples.map(countIds)).toEqual([3, 4]);
  const filled = examples.map((example) => fillIds(example, () => "0197a000-0000-7000-8000-000000000001"));
  expect(filled.map((input) => schema.safeParse(input).success)).toEqual([true, true]);
});

test("ids are filled place by place, in reading order", () => {
  const filled = fillIds([idHere("prompt"), { a: idHere("model"), b: "text" }], (noun, place) => `${noun} ${place}`);
  expect(filled).toEqual(["prompt 0", { a: "model 1", b: "text" }]);
});

test("a job's plain UUID is known by its field's name, and one that tells no noun is refused", () => {
  expect(exampleInputs(z.object({ experimentId: z.uuid() }))).toEqual([{ experimentId: idHere("experiment") }]);
  expect(() => exampleInputs(z.object({ other: z.uuid() }))).toThrow('"other" does not tell its noun');
});
