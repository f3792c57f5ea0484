import { rubricSchema } from "@/server/core/judge/schema";
import { getMetric, isMetricKey } from "@/server/core/metric/registry";
import { Chip } from "../ui/status-chip";
import type { ExperimentView } from "./api-types";
import { Fact, FactList } from "./plan-facts";
import { configFacts } from "./prepare-plan";

type Evaluator = ExperimentView["evaluators"][number];

/** What scores, with everything its scores depend on. */
export function EvaluatorCard({ evaluator }: { evaluator: Evaluator }) {
  const metric = evaluator.kind === "metric" && isMetricKey(evaluator.key) ? getMetric(evaluator.key) : null;
  return (
    <div className="flex flex-col gap-2 py-4 first:pt-0 last:pb-0">
      <h3 className="flex flex-wrap items-center gap-2 font-medium text-sm">
        {evaluator.name}
        <Chip>{evaluator.kind === "judge" ? "Judge" : "Metric"}</Chip>
        {evaluator.isPrimary && <Chip tone="info">What matters</Chip>}
      </h3>
      {metric && <p className="max-w-prose text-muted text-sm">{metric.description}</p>}
      {evaluator.kind === "judge" ? <Rubric evaluator={evaluator} /> : <Config evaluator={evaluator} />}
    </div>
  );
}

function Config({ evaluator }: { evaluator: Evaluator }) {
  const facts = configFacts(evaluator.config);
  if (facts.length === 0) return null;
  return (
    <FactList>
      {facts.map(({ name, value }) => (
        <Fact key={name} label={name}>
          <span className="font-mono">{value}</span>
        </Fact>
      ))}
    </FactList>
  );
}

function Rubric({ evaluator }: { evaluator: Evaluator }) {
  const rubric = rubricSchema.safeParse(evaluator.config);
  if (!rubric.success) return <p className="text-muted text-sm">Its rubric cannot be read by this version.</p>;
  const { dimension, criteria, scale, anchors } = rubric.data;
  return (
    <FactList>
      <Fact label="Model">{evaluator.modelLabel ?? "-"}</Fact>
      <Fact label="Judges">{dimension}</Fact>
      <Fact label="Criteria">
        <span className="block max-w-prose whitespace-pre-wrap">{criteria}</span>
      </Fact>
      <Fact label={`Scale ${scale.min} to ${scale.max}`}>
        <ul className="flex max-w-prose flex-col gap-1">
          {Object.entries(anchors)
            .sort(([a], [b]) => Number(a) - Number(b))
            .map(([point, meaning]) => (
              <li key={point} className="flex gap-3">
                <span className="min-w-4 text-right font-medium tabular-nums">{point}</span>
                <span>{meaning}</span>
              </li>
            ))}
        </ul>
      </Fact>
    </FactList>
  );
}
