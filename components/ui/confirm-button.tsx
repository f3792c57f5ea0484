"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button, type ButtonProps } from "./button";
import { Dialog } from "./dialog";
import { FormError } from "./form-error";
import { Input } from "./input";

interface ConfirmButtonProps extends Pick<ButtonProps, "variant" | "size" | "blockedBecause" | "className"> {
  label: ReactNode;
  /** The question; "Archive?" when the label is a word. */
  title?: string;
  /** What happens, and what is kept. */
  description?: ReactNode;
  /** The word on the confirming button; the label by default. */
  confirmLabel?: ReactNode;
  /** When given, this name must be typed first. For what cannot be undone. */
  typedName?: string;
  danger?: boolean;
  pending?: boolean;
  error?: { message: string } | null;
  onConfirm: () => void;
}

/** Asks before acting. It closes when `pending` ends without an error. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const {
    label,
    title,
    description,
    confirmLabel,
    typedName,
    danger,
    pending = false,
    error,
    onConfirm,
    ...look
  } = props;
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const inputId = useId();
  const wasPending = useRef(false);
  const failed = Boolean(error);

  // Syncs with the caller's mutation: its end, not the click, closes the dialog.
  useEffect(() => {
    if (wasPending.current && !pending && !failed) setOpen(false);
    wasPending.current = pending;
  }, [pending, failed]);

  const missing = typedName !== undefined && typed.trim() !== typedName ? `Type "${typedName}" first.` : null;
  return (
    <>
      <Button {...look} variant={look.variant ?? (danger ? "danger" : "secondary")} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          setTyped("");
        }}
        title={title ?? `${typeof label === "string" ? label : "Continue"}?`}
        description={description}
        footer={
          <>
            <Button variant="ghost" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button
              variant={danger ? "danger" : "primary"}
              pending={pending}
              blockedBecause={missing}
              onClick={onConfirm}
            >
              {confirmLabel ?? label}
            </Button>
          </>
        }
      >
        {typedName !== undefined || failed ? (
          <div className="flex flex-col gap-3">
            {typedName !== undefined && (
              <label htmlFor={inputId} className="flex flex-col gap-1.5 text-sm">
                <span>
                  Type <strong className="font-mono font-medium">{typedName}</strong> to go on.
                </span>
                <Input
                  id={inputId}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                  autoComplete="off"
                />
              </label>
            )}
            <FormError error={error} />
          </div>
        ) : null}
      </Dialog>
    </>
  );
}
