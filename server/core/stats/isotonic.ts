import { at } from "./input-checks";

/**
 * Isotonic regression of y on p by pool-adjacent-violators: blocks of equal p, merged while their means fall. Fitted values
 * in input order, in [0,1] for y in {0,1}; equal lengths and finite entries are the caller's to check. Source: Ayer et al. 1955.
 */
export function poolAdjacentViolators(p: readonly number[], y: readonly number[]): number[] {
  const order = Uint32Array.from(p.keys()).sort((i, j) => at(p, i) - at(p, j));
  /** Blocks of places in that order: each begins where the one before it ends. */
  const blocks: { sum: number; from: number; to: number }[] = [];
  const meanOfBlock = ({ sum, from, to }: { sum: number; from: number; to: number }) => sum / (to - from);
  for (let from = 0; from < order.length; ) {
    const first = at(p, at(order, from));
    const block = { sum: 0, from, to: from };
    while (block.to < order.length && at(p, at(order, block.to)) === first) {
      block.sum += at(y, at(order, block.to));
      block.to += 1;
    }
    from = block.to;
    for (let last = blocks.at(-1); last && meanOfBlock(last) > meanOfBlock(block); last = blocks.at(-1)) {
      blocks.pop();
      block.sum += last.sum;
      block.from = last.from;
    }
    blocks.push(block);
  }
  const fitted = new Array<number>(p.length).fill(0);
  for (const block of blocks) {
    for (let place = block.from; place < block.to; place += 1) fitted[at(order, place)] = meanOfBlock(block);
  }
  return fitted;
}
