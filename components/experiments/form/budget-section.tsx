"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { inDollars } from "../../budgets/money-field";
import { formatMoney } from "../../ui/format";
import { NumberField } from "./fields";
import type { FormValues } from "./form-schema";
import { FormSection } from "./form-section";

/** What the run may spend: a hard stop, which may be raised while it runs. */
export function BudgetSection() {
  const { control } = useFormContext<FormValues>();
  const limit = useWatch({ control, name: "budgetMicroUsd" });
  const isSet = typeof limit === "number" && Number.isFinite(limit);
  return (
    <FormSection
      section="budget"
      title="Budget"
      summary={isSet ? `At most ${formatMoney(limit)}` : "No limit of its own"}
    >
      <NumberField
        path="budgetMicroUsd"
        label="This run may spend"
        hint="optional"
        help="The run pauses before a call that might not fit, keeps its answers, and goes on when the budget is raised."
        isOptional
        empty={null}
        placeholder="No limit"
        suffix="USD"
        className="sm:max-w-80"
        {...inDollars}
      />
    </FormSection>
  );
}
