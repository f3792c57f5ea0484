import { ChartFrame } from "../../charts/chart-frame";
import { IntervalMark } from "../../charts/interval-mark";
import { placeOn } from "../../charts/interval-scale";
import { cn } from "../../ui/cn";
import { Chip } from "../../ui/status-chip";
import { VariantBadge } from "../../ui/variant-badge";
import { variantTone } from "../../ui/variant-tone";
import type { ForestBlock, ForestRow, ForestView } from "./prepare-forest";

const tones = { success: "text-success", danger: "text-danger", neutral: "text-muted" };
const columns = "grid-cols-[1fr_auto] @2xl:grid-cols-[minmax(190px,1fr)_minmax(160px,2fr)_220px]";
const plot = "col-span-2 @2xl:col-span-1 @2xl:col-start-2";

/** All measures by all candidates under one another, each with its interval against the line of no difference. */
export function ForestPanel({ view }: { view: ForestView }) {
  return (
    <ChartFrame title={view.title} help="forest" subtitle={view.subtitle} table={view.table} fileName="all-measures">
      <div className="@container flex flex-col gap-4 text-sm">
        {view.blocks.map((block) => (
          <Block key={block.form} block={block} />
        ))}
      </div>
    </ChartFrame>
  );
}

function Block({ block }: { block: ForestBlock }) {
  return (
    <section aria-label={block.title}>
      <h3 className="border-b pb-1 font-medium text-muted">{block.title}</h3>
      <ul>
        {block.rows.map((row) => (
          <Row key={row.key} row={row} domain={block.domain} />
        ))}
      </ul>
      <div className={cn("grid gap-x-4", columns)}>
        <div className={plot}>
          <div aria-hidden className="relative h-5 text-subtle text-xs tabular-nums">
            {block.ticks.map(({ at, label }) => (
              <span
                key={label}
                className="-translate-x-1/2 absolute top-1 whitespace-nowrap"
                style={{ left: `${placeOn(block.domain, at) * 100}%` }}
              >
                {label}
              </span>
            ))}
          </div>
          <p className="text-subtle text-xs">{block.axis}</p>
        </div>
      </div>
    </section>
  );
}

function Row({ row, domain }: { row: ForestRow; domain: [number, number] }) {
  return (
    <li className={cn("grid items-center gap-x-4 border-b py-1.5 @2xl:py-0", columns)}>
      <span className="flex min-w-0 flex-wrap items-center gap-2">
        <VariantBadge letter={row.letter} />
        <span className={cn("min-w-0", row.isPrimary && "font-medium")}>{row.name}</span>
        {row.isPrimary && <Chip tone="info">What matters</Chip>}
      </span>
      <span className={cn("row-start-2 @2xl:row-start-1", plot)}>
        <IntervalMark
          estimate={row.estimate}
          low={row.low}
          high={row.high}
          domain={domain}
          zeroAt={0}
          color={variantTone(row.letter).color}
          height={40}
        />
      </span>
      <span className="text-right tabular-nums">
        <span className="block">
          <span className="font-medium">{row.text}</span> <span className={tones[row.tone]}>{row.words}</span>
        </span>
        <span className="block text-subtle text-xs">{[row.interval, row.q].filter(Boolean).join(", ")}</span>
      </span>
    </li>
  );
}
