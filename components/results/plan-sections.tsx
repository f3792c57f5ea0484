"use client";

import { useWorkspacePath } from "../hooks/use-workspace-path";
import { CopyId } from "../ui/copy-id";
import { formatCount } from "../ui/format";
import { Section } from "../ui/section";
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { VariantBadge } from "../ui/variant-badge";
import type { ExperimentView } from "./api-types";
import { EvaluatorCard } from "./evaluator-card";
import { Fact, FactList, PlanFacts } from "./plan-facts";
import { guardrailFacts, planFacts, settingsWords } from "./prepare-plan";

/** What is asked, of whom, measured how, and decided by which rule. */
export function PlanSections({ experiment }: { experiment: ExperimentView }) {
  const path = useWorkspacePath();
  const { dataset, plan, variants, evaluators } = experiment;
  const primary = evaluators.find((evaluator) => evaluator.isPrimary)?.name ?? "-";
  return (
    <>
      <Section title="Variants" description="The control stands first; every candidate is held against it." flush>
        <Table caption="Variants" frameClassName="rounded-t-none rounded-b-lg border-x-0 border-b-0">
          <TableHead>
            <tr>
              <TableHeadCell>Variant</TableHeadCell>
              <TableHeadCell>Prompt</TableHeadCell>
              <TableHeadCell>Model</TableHeadCell>
              <TableHeadCell>Settings</TableHeadCell>
            </tr>
          </TableHead>
          <TableBody>
            {variants.map((variant) => (
              <TableRow key={variant.id}>
                <TableCell>
                  <VariantBadge letter={variant.letter} name={variant.name} isControl={variant.isControl} />
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  <TextLink href={path(`/prompts/${variant.prompt.id}/versions?version=${variant.prompt.number}`)}>
                    {variant.prompt.name}, version {variant.prompt.number}
                  </TextLink>
                </TableCell>
                <TableCell className="whitespace-nowrap">
                  {variant.model.label || variant.model.name}{" "}
                  <span className="text-subtle text-xs">{variant.model.provider}</span>
                </TableCell>
                <TableCell className="min-w-48">{settingsWords(variant.settings)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Section>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Section title="Plan">
          <PlanFacts facts={planFacts(plan, dataset.sampleCount, primary)} />
        </Section>
        <div className="flex flex-col gap-4">
          <Section title="Dataset">
            <FactList>
              <Fact label="Name">
                <TextLink href={path(`/datasets/${dataset.id}?version=${dataset.number}`)}>
                  {dataset.name}, version {dataset.number}
                </TextLink>
              </Fact>
              <Fact label="Size">{formatCount(dataset.sampleCount, "sample")}</Fact>
              <Fact label="Content hash">
                <CopyId id={dataset.contentHash} length={16} />
              </Fact>
            </FactList>
          </Section>
          <Section
            title="Guardrails"
            description="What a candidate may cost, take or fail more than the control, and score worse."
          >
            <PlanFacts
              facts={guardrailFacts(
                plan,
                evaluators.map(({ name }) => name),
              )}
            />
          </Section>
        </div>
      </div>
      <Section title="Evaluators" description="What scores an answer.">
        <div className="flex flex-col divide-y">
          {evaluators.map((evaluator) => (
            <EvaluatorCard key={evaluator.id} evaluator={evaluator} />
          ))}
        </div>
      </Section>
    </>
  );
}
