"use client";

import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FormError } from "../ui/form-error";
import { errorParts } from "./error-parts";

interface AskDialogProps {
  title: string;
  /** What happens, and what is kept. */
  description: ReactNode;
  confirm: string;
  /** The way back. */
  keep?: string;
  /** For what takes nothing away. */
  isHarmless?: boolean;
  /** The mutation behind it. */
  act: { isPending: boolean; error: unknown };
  onConfirm: () => void;
  onClose: () => void;
}

/** Asked before what cannot be undone. It stays open, with the server's words, when the act fails. */
export function AskDialog({
  title,
  description,
  confirm,
  keep = "Cancel",
  isHarmless,
  act,
  onConfirm,
  onClose,
}: AskDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {keep}
          </Button>
          <Button variant={isHarmless ? "primary" : "danger"} pending={act.isPending} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {act.error ? <FormError error={errorParts(act.error)} /> : null}
    </Dialog>
  );
}
