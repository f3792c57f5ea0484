import type { Figure, Row } from "./rows";

const COLUMNS = [44, 12, 12, 7, 13, 8] as const;

const line = (cells: string[]) =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(COLUMNS[0]) : cell.padStart(COLUMNS[i] ?? 0))).join(" ");

const plain = (value: number) =>
  value.toLocaleString("en", { maximumFractionDigits: value < 100 ? (value < 10 ? 2 : 1) : 0 });

export function printHead(): void {
  console.log(`
Share: the engine's speed beside the baseline's. Others: processor cores that other programs used meanwhile; with more
than a few tenths the shares still say something, the figures little.
`);
  console.log(line(["", "engine", "baseline", "share", "prototype", "others"]));
}

export function printFigure(row: Row, figure: Figure): void {
  const { value, baseline, share, cost } = figure;
  const cells = [plain(value), plain(baseline), `${(share * 100).toFixed(0)} %`, row.prototype || "-"];
  console.log(line([`${row.label}, ${row.unit}`, ...cells, cost.othersCores?.toFixed(1) ?? "-"]));
  console.log(`  beside ${row.baselineLabel}${describeCpu(row, figure)}`);
}

function describeCpu(row: Row, { value, cost, baselineCpuMs }: Figure): string {
  if (row.unit !== "runs/s") return "";
  const runs = value * cost.seconds;
  const database = cost.databaseCpuMs === null ? "" : ` + database ${plain(cost.databaseCpuMs / runs)}`;
  return `; CPU per run, ms: this process ${plain(cost.appCpuMs / runs)}${database}, baseline ${plain(baselineCpuMs / runs)}`;
}

export function toMetrics(figures: [Row, Figure][]): Record<string, unknown> {
  const round = (value: number | null) => (value === null ? null : Number(value.toPrecision(3)));
  return Object.fromEntries(
    figures.map(([row, { value, baseline, share, cost, baselineCpuMs }]) => [
      row.name,
      {
        value: round(value),
        unit: row.unit,
        baseline: round(baseline),
        share: round(share),
        prototype: row.prototype || null,
        appCpuMs: Math.round(cost.appCpuMs),
        baselineCpuMs: Number.isNaN(baselineCpuMs) ? null : Math.round(baselineCpuMs),
        databaseCpuMs: cost.databaseCpuMs,
        othersCores: round(cost.othersCores),
      },
    ]),
  );
}
