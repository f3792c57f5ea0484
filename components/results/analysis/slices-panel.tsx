import type { AnalysisBody, CandidateAnalysis } from "@/server/core/results/analysis/analysis-body";
import { IntervalMark } from "../../charts/interval-mark";
import { symmetricDomain } from "../../charts/interval-scale";
import { formatNumber } from "../../ui/format";
import { Section } from "../../ui/section";
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from "../../ui/table";
import { variantTone } from "../../ui/variant-tone";
import { comparisonText } from "../metric-format";

interface SlicesPanelProps {
  candidate: CandidateAnalysis;
  primary: AnalysisBody["primary"];
  minimumEffect: number;
}

/** Where the candidate is ahead and where not, by the dataset's own fields; to look further, not to decide. */
export function SlicesPanel({ candidate, primary, minimumEffect }: SlicesPanelProps) {
  const { slices, letter } = candidate;
  const domain = symmetricDomain(slices.map(({ benefit, low, high }) => ({ estimate: benefit, low, high })));
  return (
    <Section
      title="Slices"
      help="slices"
      description={`How much better ${letter} is in each part of the data. Exploratory: a slice was not asked for before the start, so take it as a question for the next run.`}
      flush
    >
      {slices.length === 0 ? (
        <p className="px-4 pb-4 text-muted text-sm">
          The dataset has no metadata field with 2 to 12 different values. Add one, such as a topic, to see where a
          difference comes from.
        </p>
      ) : (
        <Table caption="Slices" frameClassName="rounded-t-none rounded-b-lg border-x-0 border-b-0 max-h-100">
          <TableHead>
            <tr>
              <TableHeadCell>Slice</TableHeadCell>
              <TableHeadCell align="right">n</TableHeadCell>
              <TableHeadCell className="min-w-24">Interval</TableHeadCell>
              <TableHeadCell align="right">Benefit</TableHeadCell>
              <TableHeadCell align="right">
                <abbr title="False discovery rate over all slices (Benjamini-Hochberg)" className="no-underline">
                  q
                </abbr>
              </TableHeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {slices.map((slice) => (
              <TableRow key={`${slice.field} ${slice.value}`}>
                <th scope="row" className="min-w-36 border-b px-3 py-1 text-left font-normal">
                  <span className="text-subtle">{slice.field}: </span>
                  {slice.value}
                </th>
                <TableCell align="right">{formatNumber(slice.n)}</TableCell>
                <TableCell>
                  {slice.benefit !== null && (
                    <IntervalMark
                      estimate={slice.benefit}
                      low={slice.low}
                      high={slice.high}
                      domain={domain}
                      zeroAt={0}
                      margin={minimumEffect}
                      color={variantTone(letter).color}
                    />
                  )}
                </TableCell>
                <TableCell align="right">
                  {slice.benefit === null ? (
                    <span className="text-subtle">too few</span>
                  ) : (
                    <>
                      <span className="block">{comparisonText("difference", primary, slice.benefit)}</span>
                      <span className="block text-subtle text-xs">
                        {slice.low === null || slice.high === null
                          ? "no interval"
                          : `${comparisonText("difference", primary, slice.low)} to ${comparisonText("difference", primary, slice.high)}`}
                      </span>
                    </>
                  )}
                </TableCell>
                <TableCell align="right">{slice.q === null ? "-" : formatNumber(slice.q, 3)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}
