import { IntervalMark } from "../charts/interval-mark";
import { placeOn, symmetricDomain } from "../charts/interval-scale";
import { cn } from "../ui/cn";
import { Section } from "../ui/section";
import type { GuardrailRow } from "./prepare-guardrails";

interface GuardrailPanelProps {
  rows: GuardrailRow[];
  treatment: string;
  control: string;
}

const tones = { success: "text-success", danger: "text-danger", neutral: "text-muted" };
const colors = { success: "var(--success)", danger: "var(--danger)", neutral: "var(--muted)" };

/** What the candidate costs beside what it brings: cost, latency, failures and other measures against their limits. */
export function GuardrailPanel({ rows, treatment, control }: GuardrailPanelProps) {
  return (
    <Section
      title="Guardrails"
      description={`${treatment} beside ${control}: left is ${rows.some(({ kind }) => kind === "measure") ? "less, or better" : "less"}; the dashes mark the limit`}
      className="flex flex-col"
    >
      <ul className="divide-y">
        {rows.map((row) => (
          <li key={row.key} className="py-3 first:pt-1 last:pb-0">
            <Row row={row} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Row({ row }: { row: GuardrailRow }) {
  const { estimate, low, high, limit, tone } = row;
  const domain = symmetricDomain([
    { estimate, low, high },
    { estimate: limit, low: null, high: null },
  ]);
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <div className="flex items-baseline justify-between gap-3">
        <h3 className="font-medium">{row.name}</h3>
        <span className="text-right tabular-nums">
          <span className="font-medium">{row.value}</span>{" "}
          {estimate !== null && <span className={cn("text-xs", tones[tone])}>{row.words}</span>}
        </span>
      </div>
      <div className="relative">
        <IntervalMark estimate={estimate} low={low} high={high} domain={domain} zeroAt={0} color={colors[tone]} />
        {limit !== null && (
          <span
            aria-hidden
            className="absolute inset-y-0 border-border-strong border-l-2 border-dashed"
            style={{ left: `${placeOn(domain, limit) * 100}%` }}
          />
        )}
      </div>
      <div className="flex flex-wrap justify-between gap-x-3 text-subtle text-xs tabular-nums">
        <span>{row.interval}</span>
        <span>{row.limitText}</span>
      </div>
    </div>
  );
}
