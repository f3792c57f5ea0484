import { formatNumber } from "../ui/format";

/** 88 per second · 2.5 per second · 12 per minute: always a number one can picture. */
export function formatRate(perSecond: number): string {
  if (perSecond >= 10) return `${formatNumber(perSecond)} per second`;
  if (perSecond >= 1) return `${formatNumber(perSecond, 1)} per second`;
  const perMinute = perSecond * 60;
  return `${formatNumber(perMinute, perMinute < 10 ? 1 : 0)} per minute`;
}
