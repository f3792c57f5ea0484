"use client";

import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { getMetric } from "@/server/core/metric/registry";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { useFormState } from "./form-context";
import type { FormValues } from "./form-schema";
import { JudgeSettings } from "./judge-settings";
import { limitsFollowing } from "./measure-limits";
import { isMeasureKey, judgeKey, keyOf, primaryMetrics, withPrimary } from "./measures";
import { MetricSettings } from "./metric-settings";

const limits = "plan.guardrails.measures";

const options = [
  ...primaryMetrics.map(({ key, label, needsExpected }) => ({
    value: key,
    label,
    hint: needsExpected ? "needs expected answers" : undefined,
  })),
  { value: judgeKey, label: "LLM judge", hint: "scores with your rubric" },
];

/** What decides the experiment, with its settings underneath. */
export function PrimaryField() {
  const { control, getValues, setValue } = useFormContext<FormValues>();
  const { library, problemAt } = useFormState();
  const { replace } = useFieldArray({ control, name: "evaluators" });
  const primary = useWatch({ control, name: "evaluators.0" });
  const onlyModel = library.models.length === 1 ? (library.models[0]?.id ?? "") : "";

  function choose(key: string) {
    if (!isMeasureKey(key)) return;
    const before = getValues("evaluators");
    const after = withPrimary(before, key, onlyModel);
    setValue(limits, limitsFollowing(getValues(limits), before, after));
    replace(after);
  }
  return (
    <div data-path="evaluators.0" className="flex flex-col gap-4">
      <Field
        label="What matters"
        required
        error={problemAt("evaluators.0")}
        help={
          primary.kind === "judge"
            ? "A model scores every answer with the rubric below. Its calls are part of the cost."
            : getMetric(primary.key).description
        }
      >
        <Select value={keyOf(primary)} onValueChange={choose} options={options} />
      </Field>
      {primary.kind === "judge" ? (
        <div className="rounded border bg-background p-4">
          <JudgeSettings index={0} />
        </div>
      ) : (
        <MetricSettings key={primary.key} index={0} metricKey={primary.key} />
      )}
    </div>
  );
}
