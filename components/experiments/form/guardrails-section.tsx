"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { NumberField } from "./fields";
import type { FormValues } from "./form-schema";
import { FormSection } from "./form-section";
import { MeasureLimitFields } from "./measure-limit-fields";
import { percentMore, percentOf } from "./number-text";
import { guardrailsSummary } from "./summaries";

/** What a winner must not make worse. An empty field leaves it out of the verdict. */
export function GuardrailsSection() {
  const { control } = useFormContext<FormValues>();
  const guardrails = useWatch({ control, name: "plan.guardrails" });
  const evaluators = useWatch({ control, name: "evaluators" });
  return (
    <FormSection section="guardrails" title="Guardrails" summary={guardrailsSummary(guardrails, evaluators)}>
      <p className="mb-3 max-w-prose text-muted text-sm">
        A candidate that breaks one of these does not win, however good it is. Empty leaves it out.
      </p>
      <div className="grid gap-x-5 gap-y-4 sm:grid-cols-3">
        <NumberField
          path="plan.guardrails.costRatio"
          label="Cost"
          isOptional
          empty={null}
          placeholder="Any"
          suffix="% more"
          help="Than the control, at most."
          {...percentMore}
        />
        <NumberField
          path="plan.guardrails.latencyRatio"
          label="Latency"
          isOptional
          empty={null}
          placeholder="Any"
          suffix="% more"
          help="Than the control, at most."
          {...percentMore}
        />
        <NumberField
          path="plan.guardrails.failureRate"
          label="Failures"
          isOptional
          empty={null}
          placeholder="Any"
          suffix="% of samples"
          help="More than the control, at most."
          {...percentOf}
        />
      </div>
      <MeasureLimitFields />
    </FormSection>
  );
}
