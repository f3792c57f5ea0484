"use client";

import { useFormContext } from "react-hook-form";
import { type Rubric, scalePoints } from "@/server/core/judge/schema";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { TextField, useFormField } from "./fields";
import type { FormValues } from "./form-schema";
import { ModelCombobox } from "./variant-row";

/** A judge: its model, what it looks at, and what each point of its scale means. */
export function JudgeSettings({ index }: { index: number }) {
  const { setValue } = useFormContext<FormValues>();
  const { field, value: modelId, error } = useFormField(`evaluators.${index}.modelId`);
  const rubric = `evaluators.${index}.rubric` as const;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-x-3 gap-y-4 sm:grid-cols-2">
        <div data-path={`evaluators.${index}.modelId`}>
          <Field
            label="Judge model"
            required
            error={error}
            help="Best from another family than the variants: judges favour their own."
          >
            <ModelCombobox
              value={typeof modelId === "string" ? modelId : ""}
              onBlur={field.onBlur}
              onValueChange={(id) =>
                setValue(`evaluators.${index}.modelId`, id, {
                  shouldDirty: true,
                  shouldValidate: true,
                })
              }
            />
          </Field>
        </div>
        <TextField
          path={`evaluators.${index}.name`}
          label="Name"
          help="Names the measure in the results."
          maxLength={80}
        />
        <TextField path={`${rubric}.dimension`} label="What it judges" maxLength={80} required />
        <ScaleField index={index} />
      </div>
      <TextField
        path={`${rubric}.criteria`}
        label="What makes an answer good"
        rows={4}
        required
        help="The judge sees the inputs, the answer and the expected answer if there is one, never which variant wrote it."
      />
      <Anchors index={index} />
    </div>
  );
}

const scales = ["0-1", "1-3", "1-5", "1-7", "1-10"];

function ScaleField({ index }: { index: number }) {
  const { setValue } = useFormContext<FormValues>();
  const { value, error } = useFormField(`evaluators.${index}.rubric`);
  const rubric = asRubric(value);
  if (!rubric) return null;
  const chosen = `${rubric.scale.min}-${rubric.scale.max}`;
  return (
    <Field label="Scale" error={error} help="Results show it as 0 to 1.">
      <Select
        value={chosen}
        onValueChange={(text) => {
          const [min = 1, max = 5] = text.split("-").map(Number);
          const kept = Object.entries(rubric.anchors).filter(([point]) => Number(point) >= min && Number(point) <= max);
          setValue(
            `evaluators.${index}.rubric`,
            { ...rubric, scale: { min, max }, anchors: Object.fromEntries(kept) },
            { shouldDirty: true },
          );
        }}
        options={[...new Set([...scales, chosen])].map((each) => ({ value: each, label: each.replace("-", " to ") }))}
      />
    </Field>
  );
}

function Anchors({ index }: { index: number }) {
  const { setValue } = useFormContext<FormValues>();
  const { value } = useFormField(`evaluators.${index}.rubric`);
  const { error } = useFormField(`evaluators.${index}.rubric.anchors`);
  const rubric = asRubric(value);
  if (!rubric) return null;
  const { min, max } = rubric.scale;
  return (
    <fieldset data-path={`evaluators.${index}.rubric.anchors`} className="min-w-0">
      <legend className="font-medium text-sm">What each point means</legend>
      <div className="mt-2 grid gap-2">
        {scalePoints(rubric).map((point) => {
          const isEnd = point === min || point === max;
          const text = rubric.anchors[String(point)] ?? "";
          return (
            <PointField
              key={point}
              point={point}
              text={text}
              isOptional={!isEnd}
              error={isEnd && text.trim() === "" ? error : null}
              onChange={(next) => {
                const { [String(point)]: _, ...others } = rubric.anchors;
                setValue(
                  `evaluators.${index}.rubric.anchors`,
                  next.trim() === "" ? others : { ...others, [String(point)]: next },
                  { shouldDirty: true, shouldValidate: Boolean(error) },
                );
              }}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

interface PointFieldProps {
  point: number;
  text: string;
  isOptional: boolean;
  error: string | null;
  onChange: (text: string) => void;
}

function PointField({ point, text, isOptional, error, onChange }: PointFieldProps) {
  return (
    <div className="grid grid-cols-[28px_minmax(0,1fr)] items-start gap-2">
      <span aria-hidden className="grid h-8 place-items-center rounded bg-sunken font-medium text-sm tabular-nums">
        {point}
      </span>
      <Field label={`Meaning of ${point}`} hideLabel required={!isOptional} error={error}>
        <Input
          value={text}
          maxLength={1000}
          autoComplete="off"
          placeholder={isOptional ? "Optional" : "Say what this end of the scale means"}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
    </div>
  );
}

const asRubric = (value: unknown): Rubric | null =>
  typeof value === "object" && value !== null && "scale" in value && "anchors" in value ? (value as Rubric) : null;
