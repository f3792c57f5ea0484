import type { SnapshotBody } from "@/server/core/results/snapshot";
import { ChartFrame } from "../charts/chart-frame";
import { VariantMeansChart } from "../charts/variant-means-chart";
import { formatDuration, formatMoney, formatNumber } from "../ui/format";
import { Section } from "../ui/section";
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from "../ui/table";
import { VariantBadge } from "../ui/variant-badge";
import { prepareMeans, shareWithInterval } from "./prepare-metrics";

/** Each variant for itself: its mean on what matters, and what it took to get there. */
export function VariantsPanel({ body }: { body: SnapshotBody }) {
  const view = prepareMeans(body);
  return (
    <div className="grid items-stretch gap-4 xl:grid-cols-[minmax(0,4fr)_minmax(0,5fr)]">
      {view && (
        <ChartFrame title={view.title} subtitle={view.subtitle} table={view.table} fileName="variant-means">
          <VariantMeansChart means={view.means} format={view.format} />
        </ChartFrame>
      )}
      <Section
        title="Variants"
        description="Trials, spend, median latency, and samples with a failed or unusable answer (refused, empty)"
        flush
      >
        <Table caption="Variants" frameClassName="rounded-t-none rounded-b-lg border-x-0 border-b-0">
          <TableHead>
            <tr>
              <TableHeadCell>Variant</TableHeadCell>
              <TableHeadCell align="right">Trials</TableHeadCell>
              <TableHeadCell align="right">Spend</TableHeadCell>
              <TableHeadCell align="right">Latency</TableHeadCell>
              <TableHeadCell align="right">Failures</TableHeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {body.variants.map((variant) => (
              <VariantRow key={variant.variantId} variant={variant} />
            ))}
          </TableBody>
        </Table>
      </Section>
    </div>
  );
}

function VariantRow({ variant }: { variant: SnapshotBody["variants"][number] }) {
  const failures = shareWithInterval(variant.failureRate);
  return (
    <TableRow>
      <TableCell className="max-w-48">
        <VariantBadge letter={variant.letter} name={variant.name} isControl={variant.isControl} />
      </TableCell>
      <TableCell align="right">
        {formatNumber(variant.succeeded + variant.failed)}
        <span className="text-subtle"> / {formatNumber(variant.planned)}</span>
      </TableCell>
      <TableCell align="right">{formatMoney(variant.spendMicroUsd)}</TableCell>
      <TableCell align="right">
        <span className="block">{formatDuration(variant.latencyP50Ms)}</span>
        <span className="block text-subtle text-xs">p95 {formatDuration(variant.latencyP95Ms)}</span>
      </TableCell>
      <TableCell align="right">
        <span className="block">{failures.share}</span>
        <span className="block text-subtle text-xs">{failures.interval}</span>
      </TableCell>
    </TableRow>
  );
}
