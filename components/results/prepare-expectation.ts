import type { Plan } from "@/server/core/experiment/schema";
import { basisWords, effectText, samplesSpan, samplesWords } from "../experiments/form/forecast-words";
import { formatDuration, formatPercent, moneyFormat } from "../ui/format";
import type { ExperimentView } from "./api-types";
import type { PlanFact } from "./prepare-plan";

type Expectation = NonNullable<ExperimentView["expectation"]>;

/** What the plan promised at launch, to be held against what came. */
export function expectationFacts(expectation: Expectation, { decision, minimumEffect }: Plan): PlanFact[] {
  const { detectable, needed, power, costMicroUsd, durationMs } = expectation;
  const isSuperior = decision === "superior";
  const money = moneyFormat(costMicroUsd.low, costMicroUsd.expected, costMicroUsd.high);
  return [
    {
      label: isSuperior ? "Detects" : "Rules out a loss of",
      value: detectable ? `${effectText(detectable.expected)} or more` : "nothing: too few samples",
      detail: detectable
        ? `with ${formatPercent(power)} power; ${effectText(detectable.low)} to ${effectText(detectable.high)} as far as the spread was known`
        : null,
    },
    {
      label: `Samples for ${minimumEffect}`,
      value: needed ? `about ${samplesWords(needed)}` : samplesWords(null),
      detail: samplesSpan(needed),
    },
    {
      label: "Cost",
      value: costMicroUsd.high === 0 ? "nothing" : `about ${money(costMicroUsd.expected)}`,
      detail: costMicroUsd.high === 0 ? null : `${money(costMicroUsd.low)} to ${money(costMicroUsd.high)}`,
    },
    {
      label: "Time",
      value: `about ${formatDuration(durationMs.expected)}`,
      detail: `${formatDuration(durationMs.low)} to ${formatDuration(durationMs.high)}`,
    },
    {
      label: "Known from",
      value: expectation.basis.experiment?.name ?? "named defaults",
      detail: basisWords(expectation.basis),
    },
  ];
}
