/** How one word list becomes another: keep or replace a word, delete one of the hypothesis, insert one of the reference. */
export type EditOperation = "keep" | "replace" | "delete" | "insert";

const bandWidth = 25;
const unreached = Number.MAX_SAFE_INTEGER;

/**
 * Word edit distance and one of its shortest paths, inside a band around the scaled diagonal. On equal cost keeping or
 * replacing comes before deleting, deleting before inserting.
 */
export function editPath(
  hypothesis: readonly string[],
  reference: readonly string[],
): { distance: number; operations: EditOperation[] } {
  const width = reference.length + 1;
  const costs = new Float64Array((hypothesis.length + 1) * width).fill(unreached);
  const chosen = new Array<EditOperation>((hypothesis.length + 1) * width);
  for (let column = 0; column < width; column += 1) {
    costs[column] = column;
    chosen[column] = "insert";
  }
  const ratio = hypothesis.length === 0 ? 1 : reference.length / hypothesis.length;
  const band = bandWidth < ratio / 2 ? Math.ceil(ratio / 2 + bandWidth) : bandWidth;

  const offer = (cell: number, cost: number, operation: EditOperation) => {
    if (cost >= (costs[cell] ?? unreached)) return;
    costs[cell] = cost;
    chosen[cell] = operation;
  };
  for (let row = 1; row <= hypothesis.length; row += 1) {
    const diagonal = Math.floor(row * ratio);
    const end = row === hypothesis.length ? width : Math.min(width, diagonal + band);
    for (let column = Math.max(0, diagonal - band); column < end; column += 1) {
      const cell = row * width + column;
      const above = costs[cell - width] ?? unreached;
      if (column > 0) {
        const isEqual = hypothesis[row - 1] === reference[column - 1];
        offer(cell, (costs[cell - width - 1] ?? unreached) + (isEqual ? 0 : 1), isEqual ? "keep" : "replace");
      }
      offer(cell, above + 1, "delete");
      if (column > 0) offer(cell, (costs[cell - 1] ?? unreached) + 1, "insert");
    }
  }
  return { distance: costs.at(-1) ?? 0, operations: tracePath(chosen, hypothesis.length, reference.length) };
}

function tracePath(chosen: readonly EditOperation[], rows: number, columns: number): EditOperation[] {
  const operations: EditOperation[] = [];
  let row = rows;
  let column = columns;
  while (row > 0 || column > 0) {
    const operation = chosen[row * (columns + 1) + column] ?? "delete";
    operations.push(operation);
    if (operation !== "insert") row -= 1;
    if (operation !== "delete") column -= 1;
  }
  return operations.reverse();
}

export type Alignment = {
  /** For each reference word the hypothesis word it stands at, −1 before the first. */
  positions: number[];
  referenceErrors: boolean[];
  hypothesisErrors: boolean[];
};

export function alignPath(operations: readonly EditOperation[]): Alignment {
  const alignment: Alignment = { positions: [], referenceErrors: [], hypothesisErrors: [] };
  for (const operation of operations) {
    const isError = operation !== "keep";
    if (operation !== "insert") alignment.hypothesisErrors.push(isError);
    if (operation === "delete") continue;
    alignment.positions.push(alignment.hypothesisErrors.length - 1);
    alignment.referenceErrors.push(isError);
  }
  return alignment;
}
