"use client";

import { microUsdPerUsd } from "@/server/core/units";
import { NumberInput } from "../experiments/form/number-input";
import { Field } from "../ui/field";

interface MoneyFieldProps {
  label: string;
  help?: string;
  error?: string | null;
  /** Micro-dollars; null for no limit, NaN for what is no number. */
  value: number | null;
  onChange: (microUsd: number | null) => void;
}

/** A sum in dollars, kept in micro-dollars. */
export function MoneyField({ label, help, error, value, onChange }: MoneyFieldProps) {
  return (
    <Field label={label} help={help} error={error}>
      <NumberInput value={value} onValueChange={onChange} placeholder="No limit" suffix="USD" {...inDollars} />
    </Field>
  );
}

/** Micro-dollars shown as dollars and back. */
export const inDollars = {
  toShown: (microUsd: number) => microUsd / microUsdPerUsd,
  fromShown: (dollars: number) => Math.round(dollars * microUsdPerUsd),
};
