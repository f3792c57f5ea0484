"use client";

import { Plus, X } from "lucide-react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { getMetric } from "@/server/core/metric/registry";
import { Button } from "../../ui/button";
import { Menu, MenuItem } from "../../ui/dropdown-menu";
import { IconButton } from "../../ui/icon-button";
import { useFormState } from "./form-context";
import type { FormEvaluator, FormValues } from "./form-schema";
import { FormSection } from "./form-section";
import { JudgeSettings } from "./judge-settings";
import { limitsFollowing } from "./measure-limits";
import { addableMetrics, labelOf, newJudge, newMetric, newSafetyJudge } from "./measures";
import { MetricSettings } from "./metric-settings";
import { measuresSummary } from "./summaries";

const most = 20;
const limits = "plan.guardrails.measures";

/** What is measured besides what matters. It informs; it does not decide. */
export function MeasuresSection() {
  const { control } = useFormContext<FormValues>();
  const { library } = useFormState();
  const { getValues, setValue } = useFormContext<FormValues>();
  const { fields, append, remove } = useFieldArray({ control, name: "evaluators" });
  const evaluators = useWatch({ control, name: "evaluators" });
  const onlyModel = library.models.length === 1 ? (library.models[0]?.id ?? "") : "";
  const isFull = evaluators.length >= most;
  const add = (evaluator: FormEvaluator) => append(evaluator, { shouldFocus: false });

  function take(index: number) {
    const before = getValues("evaluators");
    const after = before.filter((_, each) => each !== index);
    setValue(limits, limitsFollowing(getValues(limits), before, after));
    remove(index);
  }

  return (
    <FormSection section="measures" title="What else is measured" summary={measuresSummary(evaluators.slice(1))}>
      <p className="mb-3 max-w-prose text-muted text-sm">
        Shown beside what matters, with intervals of their own. They do not decide the verdict, unless one has a limit
        under Guardrails.
      </p>
      {fields.length > 1 && (
        <ul className="mb-3 divide-y rounded border">
          {fields.map((field, index) => {
            const evaluator = evaluators[index];
            return index === 0 || !evaluator ? null : (
              <li key={field.id} data-path={`evaluators.${index}`} className="p-3">
                <Measure evaluator={evaluator} index={index} onRemove={() => take(index)} />
              </li>
            );
          })}
        </ul>
      )}
      <Menu
        align="start"
        trigger={
          <Button size="sm" blockedBecause={isFull ? "An experiment measures at most 20 things." : null}>
            <Plus aria-hidden /> Add a measure
          </Button>
        }
      >
        {addableMetrics(evaluators).map((key) => (
          <MenuItem key={key} onSelect={() => add(newMetric(key))}>
            {getMetric(key).label}
          </MenuItem>
        ))}
        <MenuItem onSelect={() => add(newJudge(onlyModel))}>LLM judge</MenuItem>
        <MenuItem onSelect={() => add(newSafetyJudge(onlyModel))}>LLM judge of safety</MenuItem>
      </Menu>
    </FormSection>
  );
}

interface MeasureProps {
  evaluator: FormEvaluator;
  index: number;
  onRemove: () => void;
}

function Measure({ evaluator, index, onRemove }: MeasureProps) {
  const { problemAt } = useFormState();
  const problem = problemAt(`evaluators.${index}`);
  const name = labelOf(evaluator);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="font-medium text-sm">{name}</h3>
          <p className="text-subtle text-xs">
            {evaluator.kind === "judge"
              ? "A model scores every answer with a rubric."
              : getMetric(evaluator.key).description}
          </p>
          {problem && <p className="mt-1 text-danger text-xs">{problem}</p>}
        </div>
        <IconButton size="sm" label={`Do not measure ${name}`} icon={<X aria-hidden />} onClick={onRemove} />
      </div>
      {evaluator.kind === "judge" ? (
        <JudgeSettings index={index} />
      ) : (
        <MetricSettings index={index} metricKey={evaluator.key} />
      )}
    </div>
  );
}
