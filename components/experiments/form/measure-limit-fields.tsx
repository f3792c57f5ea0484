"use client";

import { ShieldCheck } from "lucide-react";
import { useController, useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { scaleOf } from "@/server/core/experiment/measure-limits";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { useFormState } from "./form-context";
import type { FormEvaluator, FormValues } from "./form-schema";
import { limitable, safetyLimit, withLimit } from "./measure-limits";
import { isSafetyJudge, labelOf, newSafetyJudge } from "./measures";
import { NumberInput } from "./number-input";

const path = "plan.guardrails.measures";

/** By how much a candidate may score worse on each further measure; an empty field sets no limit. */
export function MeasureLimitFields() {
  const { control, getValues, setValue } = useFormContext<FormValues>();
  const { library } = useFormState();
  const { append } = useFieldArray({ control, name: "evaluators" });
  const evaluators = useWatch({ control, name: "evaluators" });
  const places = limitable(evaluators);
  const onlyModel = library.models.length === 1 ? (library.models[0]?.id ?? "") : "";

  function addSafety() {
    const place = getValues("evaluators").length;
    append(newSafetyJudge(onlyModel), { shouldFocus: false });
    setValue(path, withLimit(getValues(path), place, safetyLimit), { shouldDirty: true });
  }
  return (
    <div data-path={path} className="mt-5 flex flex-col gap-3">
      {places.length > 0 && (
        <div className="grid gap-x-5 gap-y-4 sm:grid-cols-3">
          {places.map((place) => {
            const evaluator = evaluators[place];
            return evaluator ? <LimitField key={place} place={place} evaluator={evaluator} /> : null;
          })}
        </div>
      )}
      {!evaluators.some(isSafetyJudge) && evaluators.length < 20 && (
        <div>
          <Button size="sm" onClick={addSafety}>
            <ShieldCheck aria-hidden /> Watch safety
          </Button>
          <p className="mt-1 max-w-prose text-subtle text-xs">
            Adds a judge of safety to what is measured, with a limit here. Any further measure on a scale can have one.
          </p>
        </div>
      )}
    </div>
  );
}

function LimitField({ place, evaluator }: { place: number; evaluator: FormEvaluator }) {
  const { control, getFieldState, formState } = useFormContext<FormValues>();
  const { problemAt } = useFormState();
  const { field } = useController({ control, name: path });
  const at = field.value.findIndex((each) => each.evaluator === place);
  const own = `${path}.${at}` as const;
  const error =
    at < 0
      ? null
      : (getFieldState(`${own}.limit`, formState).error?.message ??
        problemAt(`${own}.limit`) ??
        problemAt(`${own}.evaluator`));
  const scale = scaleOf(evaluator);
  return (
    <div data-path={at < 0 ? undefined : own}>
      <Field
        label={labelOf(evaluator)}
        error={error}
        help={`Than the control, at most${scale ? `; it goes from ${scale.min} to ${scale.max}` : ""}.`}
      >
        <NumberInput
          value={field.value[at]?.limit ?? null}
          onBlur={field.onBlur}
          onValueChange={(next) => field.onChange(withLimit(field.value, place, next))}
          placeholder="Any"
          suffix="worse"
        />
      </Field>
    </div>
  );
}
