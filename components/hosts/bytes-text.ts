const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** 4.7 GB · 820 MB · 512 B: thousands, as hosts and disks count. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
