import { createRandom } from "@/server/core/random";

const dimensions = 64;

/** A unit vector: the sum of one seeded Gaussian direction per word, so that texts sharing words lie close together. */
export function embedText(text: string): number[] {
  const sum = new Array<number>(dimensions).fill(0);
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ["(empty)"];
  for (const word of words) {
    const random = createRandom(`word|${word}`);
    for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + random.normal();
  }
  const length = Math.hypot(...sum);
  return sum.map((value) => value / length);
}
