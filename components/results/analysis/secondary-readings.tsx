import type { AnalysisBody, CandidateAnalysis } from "@/server/core/results/analysis/analysis-body";
import { Disclosure } from "../../ui/disclosure";
import { formatNumber } from "../../ui/format";
import { HelpLink } from "../../ui/help-link";
import { Section } from "../../ui/section";
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from "../../ui/table";
import { WarningList } from "../warning-list";
import { prepareBayes, prepareFixed } from "./prepare-readings";

interface SecondaryReadingsProps {
  candidate: CandidateAnalysis;
  analysis: AnalysisBody;
  control: string;
  /** The plan looks once, so that its verdict rests on the first of them. */
  isSingleLook: boolean;
}

const readings: Record<AnalysisBody["reading"], string> = {
  not_yet:
    "The planned end is not reached, so p-values stay hidden: looking at them early finds differences that are not there.",
  at_the_end: "",
  biased_by_stopping:
    "Biased by stopping: the run stopped before its planned end, so every number here tends to flatter the winner.",
};

/** The same data read in two other ways, folded: the verdict does not rest on them. */
export function SecondaryReadings({ candidate, analysis, control, isSingleLook }: SecondaryReadingsProps) {
  return (
    <Section
      title="Secondary readings"
      description={
        isSingleLook
          ? "The same data read in other ways. The plan looked once, so its verdict rests on the first number here."
          : "The same data read in other ways. The verdict rests on neither: both are true to their word only when one looks once."
      }
      flush
    >
      <Disclosure title="One look at the end (fixed n)" className="border-t">
        <FixedReading candidate={candidate} analysis={analysis} />
      </Disclosure>
      <Disclosure title="Bayesian" className="border-t">
        <BayesReading candidate={candidate} analysis={analysis} control={control} />
      </Disclosure>
    </Section>
  );
}

function FixedReading({ candidate, analysis }: Pick<SecondaryReadingsProps, "candidate" | "analysis">) {
  const warning = readings[analysis.reading];
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-muted text-sm">
        Textbook tests assume one look at a number of samples fixed before the start. Whoever looks more often is fooled
        more often than they promise. <HelpLink topic="fixedN" />
      </p>
      {warning && <WarningList warnings={[warning]} />}
      <Table caption="Numbers for one look at the end">
        <TableHead>
          <tr>
            <TableHeadCell>Method</TableHeadCell>
            <TableHeadCell align="right">Benefit</TableHeadCell>
            <TableHeadCell align="right">Interval</TableHeadCell>
            <TableHeadCell align="right">p</TableHeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {prepareFixed(candidate, analysis).map((row) => (
            <TableRow key={row.key}>
              <th scope="row" className="min-w-52 border-b px-3 py-1 text-left font-normal">
                <span className="block">{row.method}</span>
                {row.note && <span className="block text-subtle text-xs">{row.note}</span>}
              </th>
              <TableCell align="right">{row.estimate}</TableCell>
              <TableCell align="right">{row.interval}</TableCell>
              <TableCell align="right">{row.p}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

const priorWords = ({ form, priorSd }: NonNullable<CandidateAnalysis["bayes"]>) =>
  form === "ratio"
    ? "normal around equality on the logarithm of the ratio, SD ln 2: twice or half as much is no surprise"
    : `normal around zero, SD ${formatNumber(priorSd, 2)}, half the scale`;

function BayesReading({ candidate, analysis, control }: Omit<SecondaryReadingsProps, "isSingleLook">) {
  const rows = prepareBayes(candidate, analysis, control);
  if (!candidate.bayes || !rows) {
    return (
      <p className="max-w-prose text-muted text-sm">
        There is none: all differences are equal so far, or a ratio cannot be taken because a value is zero.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-prose text-muted text-sm">
        Chances under a prior belief ({priorWords(candidate.bayes)}). They do not protect against looking often, and
        another prior gives other chances. <HelpLink topic="bayesian" />
        {analysis.reading === "biased_by_stopping" &&
          " This run stopped at a moment its own numbers chose; read them with that in mind."}
      </p>
      <dl className="grid max-w-prose grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 text-sm">
        {rows.map(({ question, answer }) => (
          <div key={question} className="contents">
            <dt>{question}</dt>
            <dd className="text-right tabular-nums">{answer}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
