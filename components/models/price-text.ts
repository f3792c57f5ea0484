import { microUsdPerUsd } from "@/server/core/units";

const highest = {
  perMillion: { microUsd: 2_000_000_000, message: "Use dollars per million tokens, such as 2.50; at most 2,000." },
  perMonth: { microUsd: 100_000_000_000, message: "Use dollars a month, such as 1200; at most 100,000." },
};

/** Micro-dollars as the dollars people know from price lists: "2.5". Exact, never rounded. */
export function priceText(microUsd: number): string {
  const whole = Math.floor(microUsd / microUsdPerUsd);
  const rest = String(microUsd % microUsdPerUsd)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return rest === "" ? String(whole) : `${whole}.${rest}`;
}

/** As a price list writes it: "$2.50", with more decimals only where they matter. */
export function priceLabel(microUsd: number): string {
  if (microUsd === 0) return "free";
  const [whole, rest = ""] = priceText(microUsd).split(".");
  return `$${Number(whole).toLocaleString("en-US")}.${rest.padEnd(2, "0")}`;
}

export type PriceResult = { ok: true; microUsd: number } | { ok: false; message: string };

/** Dollars as typed, per million tokens or per month; empty is free. */
export function readPrice(text: string, of: keyof typeof highest = "perMillion"): PriceResult {
  const trimmed = text
    .trim()
    .replace(/^\$\s*/, "")
    .replace(",", ".");
  if (trimmed === "") return { ok: true, microUsd: 0 };
  const [, whole, rest = ""] = /^(\d{1,7})(?:\.(\d{0,6}))?$/.exec(trimmed) ?? [];
  const microUsd = whole === undefined ? Number.NaN : Number(whole) * microUsdPerUsd + Number(rest.padEnd(6, "0"));
  if (!Number.isSafeInteger(microUsd) || microUsd > highest[of].microUsd) {
    return { ok: false, message: highest[of].message };
  }
  return { ok: true, microUsd };
}
