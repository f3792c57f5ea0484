/**
 * Cosine of the angle between two vectors: a·b / (|a||b|). Range −1 to 1, higher is more alike, no unit. null when the
 * lengths differ, a vector is empty or all zero, or a number is not finite. Each vector is first divided by its largest
 * magnitude, so that huge and tiny numbers neither overflow nor vanish.
 */
export function cosine(a: readonly number[], b: readonly number[]): number | null {
  const left = scale(a);
  const right = scale(b);
  if (left === null || right === null || left.length !== right.length) return null;
  let product = 0;
  let leftSquares = 0;
  let rightSquares = 0;
  left.forEach((value, index) => {
    const other = right[index] ?? 0;
    product += value * other;
    leftSquares += value * value;
    rightSquares += other * other;
  });
  return Math.max(-1, Math.min(1, product / Math.sqrt(leftSquares) / Math.sqrt(rightSquares)));
}

function scale(vector: readonly number[]): number[] | null {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  return largest > 0 && Number.isFinite(largest) ? vector.map((value) => value / largest) : null;
}
