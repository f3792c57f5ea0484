import { moneyText } from "@/server/core/text/money-text";

const minus = "\u2212";

/** A true minus, as wide as a plus, so that signed columns align. */
function signed(text: string) {
  return text.replace("-", minus);
}

const decimals = new Map<string, Intl.NumberFormat>();

/** A formatter costs a hundred times what it formats; a live page says hundreds of numbers each second. */
function decimal(value: number, minimumFractionDigits: number, maximumFractionDigits: number) {
  const key = `${minimumFractionDigits} ${maximumFractionDigits}`;
  const known = decimals.get(key);
  if (known) return known.format(value);
  const format = new Intl.NumberFormat("en-US", { minimumFractionDigits, maximumFractionDigits });
  decimals.set(key, format);
  return format.format(value);
}

/** 1,234 · 0.12 · `digits` decimals always shown; "-" for nothing. */
export function formatNumber(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "-";
  return signed(decimal(value, digits, digits));
}

/** +0.11, −0.03, 0.00: a difference always carries its sign. */
export function formatDelta(value: number | null | undefined, digits = 2): string {
  const text = formatNumber(value, digits);
  const isZero = value === null || value === undefined || Number(value.toFixed(digits)) === 0;
  if (isZero) return text.replace(minus, "");
  return value > 0 ? `+${text}` : text;
}

/** 12.3k, 4.1M; whole below 1,000. For tokens and counts where the exact number is on hover. */
export function formatCompact(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "-";
  return signed(value.toLocaleString("en-US", { notation: "compact", maximumFractionDigits: 1 })).replace("K", "k");
}

/** A share of one as 84 % or 84.2 %. */
export function formatPercent(share: number | null | undefined, digits = 0): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return "-";
  return `${formatNumber(share * 100, digits)} %`;
}

/** Micro-dollars as $0.84; "-" for nothing. */
export function formatMoney(microUsd: number | null | undefined): string {
  return microUsd === null || microUsd === undefined || !Number.isFinite(microUsd) ? "-" : moneyText(microUsd);
}

/** Amounts that stand together, written with the same number of decimals: $0.014 to $0.030. */
export function moneyFormat(...together: number[]): (microUsd: number) => string {
  const texts = together.map(formatMoney).filter((text) => !text.includes("<"));
  const decimals = Math.max(2, ...texts.map((text) => text.split(".")[1]?.length ?? 0));
  return (microUsd) => {
    const text = formatMoney(microUsd);
    if (!Number.isFinite(microUsd) || text.includes("<")) return text;
    return `${microUsd < 0 ? minus : ""}$${decimal(Math.abs(microUsd) / 1_000_000, decimals, decimals)}`;
  };
}

/** 850 ms · 1.2 s · 3 min 5 s · 2 h 4 min · 1 d 3 h: two units at most. */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return "-";
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${decimal(ms / 1000, 1, 1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return twoUnits(Math.floor(seconds / 60), "min", seconds % 60, "s");
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return twoUnits(Math.floor(minutes / 60), "h", minutes % 60, "min");
  const hours = Math.round(minutes / 60);
  return twoUnits(Math.floor(hours / 24), "d", hours % 24, "h");
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string) {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** 0.06 to 0.16: an interval in words, without a dash that reads as a minus. */
export function formatInterval(low: number | null | undefined, high: number | null | undefined, digits = 2): string {
  if (low === null || low === undefined || high === null || high === undefined) return "no interval yet";
  return `${formatNumber(low, digits)} to ${formatNumber(high, digits)}`;
}

/** just now · 4 min ago · in 2 h · 3 d ago; beyond 30 days the date in the reader's zone. */
export function formatRelative(instant: string | number | Date, nowMs: number): string {
  const ms = new Date(instant).getTime();
  const ago = nowMs - ms;
  const distance = Math.abs(ago);
  if (distance < 45_000) return "just now";
  const minutes = Math.round(distance / 60_000);
  const hours = Math.round(distance / 3_600_000);
  const days = Math.round(distance / 86_400_000);
  if (days > 30) return new Date(ms).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
  const words = minutes < 60 ? `${minutes} min` : hours < 24 ? `${hours} h` : `${days} d`;
  return ago > 0 ? `${words} ago` : `in ${words}`;
}

/** 21 Nov 2026, 14:03:09 in the reader's zone, with the zone's name. */
export function formatInstant(instant: string | number | Date): string {
  return new Date(instant).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  });
}

/** 1 sample, 2 samples. */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}
