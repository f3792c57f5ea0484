"use client";

import type { ReactNode } from "react";
import { type FieldPath, useController, useFormContext } from "react-hook-form";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select, type SelectOption } from "../../ui/select";
import { Switch } from "../../ui/switch";
import { Textarea } from "../../ui/textarea";
import { useFormState } from "./form-context";
import type { FormValues } from "./form-schema";
import { NumberInput } from "./number-input";

export type Path = FieldPath<FormValues>;

/** A field of the form by its path: its value, and what is wrong with it here or on the server. */
export function useFormField(path: Path) {
  const { control } = useFormContext<FormValues>();
  const { problemAt } = useFormState();
  const { field, fieldState } = useController({ control, name: path });
  const value: unknown = field.value;
  return { field, value, error: fieldState.error?.message ?? problemAt(path) };
}

interface CommonProps {
  path: Path;
  label: ReactNode;
  help?: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  hideLabel?: boolean;
  className?: string;
}

interface TextFieldProps extends CommonProps {
  placeholder?: string;
  mono?: boolean;
  maxLength?: number;
  /** Grows into a text area of so many rows. */
  rows?: number;
}

export function TextField({ path, placeholder, mono, maxLength, rows, className, ...wording }: TextFieldProps) {
  const { field, value, error } = useFormField(path);
  const shared = {
    name: field.name,
    ref: field.ref,
    value: typeof value === "string" ? value : "",
    onBlur: field.onBlur,
    placeholder,
    mono,
    maxLength,
    autoComplete: "off",
  };
  return (
    <div data-path={path} className={className}>
      <Field {...wording} error={error}>
        {rows ? (
          <Textarea {...shared} rows={rows} onChange={(event) => field.onChange(event.target.value)} />
        ) : (
          <Input {...shared} onChange={(event) => field.onChange(event.target.value)} />
        )}
      </Field>
    </div>
  );
}

interface NumberFieldProps extends CommonProps {
  /** What an empty field means to the form; a required number leaves it out. */
  empty?: null | undefined;
  isOptional?: boolean;
  placeholder?: string;
  suffix?: string;
  toShown?: (value: number) => number;
  fromShown?: (shown: number) => number;
}

export function NumberField({ path, empty, isOptional, className, ...props }: NumberFieldProps) {
  const { placeholder, suffix, toShown, fromShown, ...wording } = props;
  const { field, value, error } = useFormField(path);
  return (
    <div data-path={path} className={className}>
      <Field {...wording} error={error}>
        <NumberInput
          inputRef={field.ref}
          value={typeof value === "number" ? value : null}
          onBlur={field.onBlur}
          onValueChange={(next) => field.onChange(next ?? (isOptional ? empty : Number.NaN))}
          placeholder={placeholder}
          suffix={suffix}
          toShown={toShown}
          fromShown={fromShown}
        />
      </Field>
    </div>
  );
}

interface SelectFieldProps extends CommonProps {
  options: SelectOption[];
  /** For values that are no text. */
  toText?: (value: unknown) => string;
  fromText?: (text: string) => unknown;
}

export function SelectField({ path, options, toText, fromText, className, ...wording }: SelectFieldProps) {
  const { field, value, error } = useFormField(path);
  return (
    <div data-path={path} className={className}>
      <Field {...wording} error={error}>
        <Select
          value={toText ? toText(value) : String(value ?? "")}
          onValueChange={(text) => field.onChange(fromText ? fromText(text) : text)}
          options={options}
        />
      </Field>
    </div>
  );
}

export function SwitchField({ path, label, help, className }: CommonProps) {
  const { field, value } = useFormField(path);
  return (
    <div data-path={path} className={className}>
      <Switch label={label} help={help} checked={value === true} onCheckedChange={field.onChange} />
    </div>
  );
}
