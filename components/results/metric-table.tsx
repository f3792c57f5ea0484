import { IntervalMark } from "../charts/interval-mark";
import { cn } from "../ui/cn";
import { Section } from "../ui/section";
import { Chip } from "../ui/status-chip";
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from "../ui/table";
import { VariantBadge } from "../ui/variant-badge";
import { variantTone } from "../ui/variant-tone";
import type { MetricCellView, MetricRowView } from "./prepare-metrics";
import { WarningList } from "./warning-list";

interface MetricTableProps {
  rows: MetricRowView[];
  variants: { variantId: string; letter: string; name: string; isControl: boolean }[];
  warnings: string[];
}

const tones = { success: "text-success", danger: "text-danger", neutral: "text-muted" };
const roles = { decides: "What matters", limit: "Has a limit", exploratory: "Exploratory" };
const pinned = "sticky left-0 z-sticky bg-surface";

/** Everything that was measured, by variant: mean, interval and the difference to the control. */
export function MetricTable({ rows, variants, warnings }: MetricTableProps) {
  return (
    <Section
      title="Measures"
      description="Mean per sample with its interval; under it, the difference to the control. Exploratory rows have no say in the verdict."
      flush
    >
      <Table caption="Measures by variant" frameClassName="rounded-none border-x-0 border-b-0">
        <TableHead>
          <tr>
            <TableHeadCell className={cn(pinned, "z-20 min-w-36 sm:min-w-48")}>Measure</TableHeadCell>
            {variants.map((variant) => (
              <TableHeadCell key={variant.variantId} className="min-w-60">
                <VariantBadge letter={variant.letter} name={variant.name} isControl={variant.isControl} />
              </TableHeadCell>
            ))}
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.evaluatorId}>
              <th scope="row" className={cn(pinned, "border-b px-3 py-3 text-left align-top font-normal")}>
                <span className="block font-medium">{row.name}</span>
                <span className="block text-subtle text-xs">{row.directionText}</span>
                <span className="mt-1 block">
                  <Chip tone={row.isPrimary ? "info" : undefined}>{roles[row.role]}</Chip>
                </span>
              </th>
              {row.cells.map((cell) => (
                <TableCell key={cell.variantId} className="py-3 align-top">
                  <Cell cell={cell} domain={row.domain} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {warnings.length > 0 && <WarningList warnings={warnings} className="border-t px-4 py-3" />}
    </Section>
  );
}

function Cell({ cell, domain }: { cell: MetricCellView; domain: [number, number] }) {
  const { mean, low, high, delta } = cell;
  return (
    <div className="flex flex-col gap-1 tabular-nums">
      <div className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{cell.meanText}</span>
        <span className="text-subtle text-xs">{[cell.intervalText, cell.nText].filter(Boolean).join(", ")}</span>
      </div>
      <IntervalMark estimate={mean} low={low} high={high} domain={domain} color={variantTone(cell.letter).color} />
      <div className="flex min-h-5 flex-wrap items-baseline justify-between gap-x-3 text-xs">
        {delta && (
          <>
            <span>
              <span className="font-medium">{delta.text}</span> <span className={tones[delta.tone]}>{delta.words}</span>
            </span>
            <span className="text-subtle">{delta.interval}</span>
          </>
        )}
      </div>
      {cell.missingText && <span className="text-subtle text-xs">{cell.missingText}</span>}
    </div>
  );
}
