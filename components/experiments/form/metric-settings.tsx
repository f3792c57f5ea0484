"use client";

import { useFormContext, useWatch } from "react-hook-form";
import type { MetricKey } from "@/server/core/metric/metric";
import { SelectField, SwitchField, TextField } from "./fields";
import type { FormValues } from "./form-schema";
import { metricFields } from "./metric-fields";

/** The settings of one metric; nothing for a metric without any. */
export function MetricSettings({ index, metricKey }: { index: number; metricKey: MetricKey }) {
  const { control } = useFormContext<FormValues>();
  const config = useWatch({ control, name: `evaluators.${index}.config` });
  const fields = metricFields[metricKey].filter(
    (field) => field.kind !== "text" || !field.shownWhen || config?.[field.shownWhen.name] === field.shownWhen.value,
  );
  if (fields.length === 0) return null;
  return (
    <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
      {fields.map((field) => {
        const path = `evaluators.${index}.config.${field.name}` as const;
        const wording = { path, label: field.label, help: field.help };
        if (field.kind === "switch") return <SwitchField key={field.name} {...wording} className="sm:self-center" />;
        if (field.kind === "choice") return <SelectField key={field.name} {...wording} options={field.options} />;
        return <TextField key={field.name} {...wording} placeholder={field.placeholder} mono required />;
      })}
    </div>
  );
}
