"use client";

import type { AnalysisBody, CandidateAnalysis } from "@/server/core/results/analysis/analysis-body";
import { useWorkspacePath } from "../../hooks/use-workspace-path";
import { formatCount, formatNumber } from "../../ui/format";
import { Section } from "../../ui/section";
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from "../../ui/table";
import { TextLink } from "../../ui/text-link";
import { VariantBadge } from "../../ui/variant-badge";
import { comparisonText, measureFormat } from "../metric-format";

interface InfluentialPanelProps {
  candidate: CandidateAnalysis;
  primary: AnalysisBody["primary"];
  control: string;
  experimentId: string;
}

/** The samples that pull hardest at the mean, each one click from its answers. */
export function InfluentialPanel({ candidate, primary, control, experimentId }: InfluentialPanelProps) {
  const path = useWorkspacePath();
  const say = measureFormat(primary);
  const { letter, influential } = candidate;
  return (
    <Section
      title="Most influential samples"
      help="influential"
      description="Farthest from the mean difference: read these first. Where many are equally far, the first of the run's order."
      flush
    >
      <Table caption="Most influential samples" frameClassName="rounded-t-none rounded-b-lg border-x-0 border-b-0">
        <TableHead>
          <tr>
            <TableHeadCell>Sample</TableHeadCell>
            {[control, letter].map((each) => (
              <TableHeadCell key={each} align="right">
                <VariantBadge letter={each} />
              </TableHeadCell>
            ))}
            <TableHeadCell align="right">Benefit</TableHeadCell>
          </tr>
        </TableHead>
        <TableBody>
          {influential.map((sample) => (
            <TableRow key={sample.position}>
              <TableCell className="whitespace-nowrap">
                <TextLink
                  href={path(
                    `/experiments/${experimentId}/samples?sample=${sample.position + 1}&candidate=${letter}&variant=${letter}`,
                  )}
                >
                  Sample {formatNumber(sample.position + 1)}
                </TextLink>
                {sample.size > 1 && (
                  <span className="text-subtle text-xs"> and its group of {formatCount(sample.size, "sample")}</span>
                )}
              </TableCell>
              <TableCell align="right">{say(sample.control)}</TableCell>
              <TableCell align="right">{say(sample.candidate)}</TableCell>
              <TableCell align="right">{comparisonText("difference", primary, sample.benefit)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
