"use client";

import { createContext, type ReactNode, useContext, useId } from "react";
import { cn } from "./cn";

interface FieldWiring {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldWiring | null>(null);

/** The attributes that tie a control to the Field around it; outside a Field there are none. */
export function useFieldWiring(): {
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  "aria-required"?: true;
} {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    "aria-describedby": field.describedBy,
    "aria-invalid": field.invalid || undefined,
    "aria-required": field.required || undefined,
  };
}

interface FieldProps {
  label: ReactNode;
  help?: ReactNode;
  error?: string | null;
  required?: boolean;
  /** Said after the label, e.g. "optional". */
  hint?: ReactNode;
  /** Keeps the label for assistive technology only. */
  hideLabel?: boolean;
  className?: string;
  children: ReactNode;
}

/** Label above, control, help under, error by field; one of our controls inside is wired by itself. */
export function Field({ label, help, error, required = false, hint, hideLabel, className, children }: FieldProps) {
  const id = useId();
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const describedBy = [error ? errorId : null, help ? helpId : null].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <Label htmlFor={id} hint={hint} className={hideLabel ? "sr-only" : undefined}>
        {label}
      </Label>
      <FieldContext.Provider value={{ id, describedBy, invalid: Boolean(error), required }}>
        {children}
      </FieldContext.Provider>
      {error && (
        <p id={errorId} className="text-danger text-xs">
          {error}
        </p>
      )}
      {help && (
        <p id={helpId} className="text-subtle text-xs">
          {help}
        </p>
      )}
    </div>
  );
}

interface LabelProps {
  htmlFor: string;
  hint?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Label({ htmlFor, hint, className, children }: LabelProps) {
  return (
    <label htmlFor={htmlFor} className={cn("flex items-baseline gap-1.5 font-medium text-sm text-text", className)}>
      {children}
      {hint && <span className="font-normal text-subtle text-xs">{hint}</span>}
    </label>
  );
}
