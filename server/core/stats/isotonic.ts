import { at } from "./input-checks";

/**
 * Isotonic regression of y on p by pool-adjacent-violators: blocks of equal p, merged while their means fall. Fitted values
 * in input order, in [0,1] for y in {0,1}; equal lengths and finite entries are the caller's to check. Source: Ayer et al. 1955.
 */
export function poolAdjacentViolators(p: readonly number[], y: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((i, j) => at(p, i) - at(p, j));
  const blocks: { sum: number; members: number[]; p: number }[] = [];
  for (const i of order) {
    const last = blocks.at(-1);
    if (last && last.p === at(p, i)) {
      last.sum += at(y, i);
      last.members.push(i);
    } else {
      blocks.push({ sum: at(y, i), members: [i], p: at(p, i) });
    }
  }
  const merged: { sum: number; members: number[] }[] = [];
  for (const { sum, members } of blocks) {
    let block = { sum, members };
    for (let last = merged.at(-1); last !== undefined; last = merged.at(-1)) {
      if (last.sum / last.members.length <= block.sum / block.members.length) break;
      merged.pop();
      block = { sum: last.sum + block.sum, members: [...last.members, ...block.members] };
    }
    merged.push(block);
  }
  const fitted = new Array<number>(p.length).fill(0);
  for (const { sum, members } of merged) for (const i of members) fitted[i] = sum / members.length;
  return fitted;
}
