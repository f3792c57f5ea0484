import { cn } from "../ui/cn";
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from "../ui/table";
import { VariantBadge } from "../ui/variant-badge";
import type { CandidateBasis } from "./prepare-basis";

const tones = { success: "text-success", danger: "text-danger", neutral: "text-muted" };
const decisions = { success: "text-success", info: "text-info", neutral: "text-muted" };

/** Every candidate's own verdict, where there are several. */
export function CandidateVerdicts({ candidates }: { candidates: CandidateBasis[] }) {
  if (candidates.length < 2) return null;
  return (
    <ul aria-label="Verdict on each candidate" className="flex max-w-[100ch] flex-col divide-y border-y text-sm">
      {candidates.map(({ variantId, letter, name, decision, tone, sentence }) => (
        <li key={variantId} className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(120px,200px)_minmax(0,1fr)]">
          <span className="flex flex-wrap items-center gap-x-2">
            <VariantBadge letter={letter} name={name} />
            <span className={cn("font-medium", decisions[tone])}>{decision}</span>
          </span>
          <span className="text-muted tabular-nums">{sentence}</span>
        </li>
      ))}
    </ul>
  );
}

/** The rule that fired, how the numbers were made, and the numbers. */
export function VerdictBasis({ candidates }: { candidates: CandidateBasis[] }) {
  return (
    <div className="flex flex-col gap-6">
      {candidates.map((candidate) => (
        <div key={candidate.variantId} className="flex flex-col gap-3 text-sm">
          {candidates.length > 1 && (
            <h3>
              <VariantBadge letter={candidate.letter} name={candidate.name} />
            </h3>
          )}
          <p className="max-w-prose">
            <span className="text-subtle">Rule: </span>
            <span className="font-medium">{candidate.rule}</span>
          </p>
          <p className="max-w-prose text-muted">{candidate.method}</p>
          <Numbers candidate={candidate} />
        </div>
      ))}
    </div>
  );
}

function Numbers({ candidate: { letter, rows } }: { candidate: CandidateBasis }) {
  return (
    <Table caption={`Numbers behind the verdict on ${letter}`}>
      <TableHead>
        <tr>
          <TableHeadCell>Measure</TableHeadCell>
          <TableHeadCell align="right">{letter} beside the control</TableHeadCell>
          <TableHeadCell align="right">Interval</TableHeadCell>
          <TableHeadCell>Held against</TableHeadCell>
          <TableHeadCell>Shown</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.key}>
            <th scope="row" className="min-w-36 border-b px-3 py-1.5 text-left font-normal">
              <span className="block">{row.name}</span>
              <span className="block text-subtle text-xs">{row.part}</span>
            </th>
            <TableCell align="right" className="whitespace-nowrap tabular-nums">
              {row.value}
            </TableCell>
            <TableCell align="right" className="whitespace-nowrap tabular-nums">
              {row.interval}
            </TableCell>
            <TableCell className="min-w-40 tabular-nums">{row.heldAgainst}</TableCell>
            <TableCell className={cn("min-w-32", tones[row.tone])}>{row.result}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
