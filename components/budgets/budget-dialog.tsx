"use client";

import { type ReactElement, useState } from "react";
import { errorParts, fieldMessage } from "../shell/error-parts";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FormError } from "../ui/form-error";
import { MoneyField } from "./money-field";

interface BudgetDialogProps {
  title: string;
  description: string;
  label: string;
  /** The limit to begin with. */
  limitMicroUsd: number | null;
  confirmLabel: string;
  trigger: ReactElement;
  pending: boolean;
  error: unknown;
  /** Resolves when the new limit is stored. */
  onSave: (limitMicroUsd: number | null) => Promise<unknown>;
}

/** Asks for one limit. An empty field takes it away. */
export function BudgetDialog(props: BudgetDialogProps) {
  const { title, description, label, limitMicroUsd, confirmLabel, trigger, pending, error, onSave } = props;
  const [open, setOpen] = useState(false);
  const [value, setValue] = useState(limitMicroUsd);
  const isNumber = value === null || Number.isFinite(value);
  const change = (next: boolean) => {
    setOpen(next);
    setValue(limitMicroUsd);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={trigger}
      title={title}
      description={description}
      footer={
        <>
          <Button variant="ghost" onClick={() => change(false)}>
            Cancel
          </Button>
          <Button type="submit" form="budget" variant="primary" pending={pending}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id="budget"
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isNumber) return;
          // A refusal stays in the dialog.
          onSave(value).then(
            () => setOpen(false),
            () => undefined,
          );
        }}
      >
        <MoneyField
          label={label}
          help="Empty means no limit. A call is made only while its dearest case still fits."
          error={isNumber ? fieldMessage(error, "limitMicroUsd") : "Enter an amount in dollars, such as 5 or 0.50."}
          value={value}
          onChange={setValue}
        />
        <FormError error={error ? errorParts(error) : null} />
      </form>
    </Dialog>
  );
}
