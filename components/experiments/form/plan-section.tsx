"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { formatPercent } from "../../ui/format";
import { RadioGroup } from "../../ui/radio-group";
import { NumberField, SelectField, useFormField } from "./fields";
import type { FormValues } from "./form-schema";
import { FormSection } from "./form-section";
import { LookField, StopEarlyField } from "./look-fields";
import { labelOf } from "./measures";
import { planSummary } from "./summaries";

const certainties = [0.1, 0.05, 0.01];
const powers = [0.7, 0.8, 0.9, 0.95];

/** When the question counts as answered. */
export function PlanSection() {
  const { control } = useFormContext<FormValues>();
  const plan = useWatch({ control, name: "plan" });
  const primary = useWatch({ control, name: "evaluators.0" });
  const isSuperior = plan.decision === "superior";
  return (
    <FormSection section="plan" title="Plan" summary={planSummary(plan)}>
      <div className="flex flex-col gap-5">
        <Decision />
        <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
          <NumberField
            path="plan.minimumEffect"
            label={isSuperior ? "Smallest effect that matters" : "Largest loss that is acceptable"}
            help={`Of ${labelOf(primary)}, on its scale of 0 to 1.`}
            required
          />
          <SelectField
            path="plan.alpha"
            label="Certainty"
            help={`That a verdict is no play of chance${plan.mode === "fixed" ? "" : ", however often one looks"}.`}
            options={[...new Set([...certainties, plan.alpha])].map((alpha) => ({
              value: String(alpha),
              label: formatPercent(1 - alpha, Number.isInteger(Math.round(alpha * 1e6) / 1e4) ? 0 : 1),
            }))}
            fromText={Number}
          />
          <SelectField
            path="plan.power"
            label="Power"
            help="Of runs in which that effect is there, so many are to prove it."
            options={[...new Set([...powers, plan.power])].map((power) => ({
              value: String(power),
              label: formatPercent(power),
            }))}
            fromText={Number}
          />
          <NumberField
            path="plan.repeats"
            label="Answers per sample"
            help="Each variant answers every sample so often."
            required
          />
          <NumberField
            path="plan.sampleLimit"
            label="Samples at most"
            hint="optional"
            help="Drawn at random once, and kept."
            isOptional
            empty={null}
            placeholder="All"
          />
        </div>
        <LookField />
        <StopEarlyField />
      </div>
    </FormSection>
  );
}

function Decision() {
  const { field } = useFormField("plan.decision");
  return (
    <div data-path="plan.decision">
      <RadioGroup
        label="A candidate wins when it is"
        look="cards"
        value={String(field.value)}
        onValueChange={field.onChange}
        options={[
          { value: "superior", label: "Better", help: "Beats the control on what matters." },
          {
            value: "as_good_but_cheaper",
            label: "As good, but cheaper",
            help: "Loses no more than you accept, and costs less.",
          },
        ]}
      />
    </div>
  );
}
