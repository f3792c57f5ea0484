export interface NiceTicks {
  ticks: number[];
  /** Decimals that tell the ticks apart. */
  digits: number;
}

/** Round values inside [low, high], about `target` of them, in steps of 1, 2 or 5 times a power of ten. */
export function niceTicks(low: number, high: number, target = 5): NiceTicks {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return { ticks: Number.isFinite(low) ? [low] : [], digits: 2 };
  const rough = span / Math.max(1, target);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(digits)),
  );
  return { ticks, digits };
}
