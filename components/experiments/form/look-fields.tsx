"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { RadioGroup } from "../../ui/radio-group";
import { Switch } from "../../ui/switch";
import { useFormField } from "./fields";
import type { FormValues } from "./form-schema";

/** When to look at the answers: at any time, or once at the end. */
export function LookField() {
  const { field } = useFormField("plan.mode");
  return (
    <div data-path="plan.mode">
      <RadioGroup
        label="How to decide"
        look="cards"
        value={String(field.value)}
        onValueChange={field.onChange}
        options={[
          {
            value: "sequential",
            label: "Watch and stop when proven",
            help: "Looking is free and an early end saves calls; the interval is somewhat wider.",
          },
          {
            value: "fixed",
            label: "Look once at the end",
            help: "The narrowest interval for the planned samples; nothing is decided before.",
          },
        ]}
      />
    </div>
  );
}

/** Only a run that is watched can end early. */
export function StopEarlyField() {
  const { control } = useFormContext<FormValues>();
  const isWatched = useWatch({ control, name: "plan.mode" }) !== "fixed";
  const { field, value } = useFormField("plan.stopEarly");
  return (
    <div data-path="plan.stopEarly" className="max-w-prose">
      <Switch
        label="Stop once the verdict is proven"
        help={
          isWatched
            ? "Saves the rest of the calls. The intervals stay valid."
            : "Off: a plan that looks once at the end has nothing to stop at before."
        }
        checked={isWatched && value === true}
        onCheckedChange={field.onChange}
        disabled={!isWatched}
      />
    </div>
  );
}
