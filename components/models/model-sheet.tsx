"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { useApi } from "../shell/api-provider";
import { errorParts, fieldMessage } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { ConfirmButton } from "../ui/confirm-button";
import { CopyId } from "../ui/copy-id";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input } from "../ui/input";
import { Sheet } from "../ui/sheet";
import type { ModelRow } from "./model-columns";
import { PricesSection } from "./prices-section";

interface ModelSheetProps {
  model: ModelRow;
  onClose: () => void;
}

/** Label, context and prices of a model; a price is saved by itself. */
export function ModelSheet({ model, onClose }: ModelSheetProps) {
  const api = useApi();
  const blocked = useBlocked("connections:write");
  const queries = useQueryClient();
  const formRef = useRef<HTMLFormElement>(null);
  const [label, setLabel] = useState(model.label);
  const [context, setContext] = useState(model.contextTokens === null ? "" : String(model.contextTokens));
  const refresh = () => queries.invalidateQueries(api.models.pathFilter()).then(onClose);
  const update = useMutation(api.models.update.mutationOptions({ onSuccess: refresh }));
  const archive = useMutation(api.models.archive.mutationOptions({ onSuccess: refresh }));
  const contextProblem =
    context.trim() === "" || /^[1-9]\d{0,8}$/.test(context.trim())
      ? null
      : "Use a whole number of tokens, or leave it empty.";

  function save(event: FormEvent) {
    event.preventDefault();
    if (blocked || contextProblem) {
      formRef.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
      return;
    }
    update.mutate({
      modelId: model.id,
      label,
      contextTokens: context.trim() === "" ? null : Number(context.trim()),
    });
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={model.label}
      description={`${model.name} on ${model.connectionName}`}
      footer={
        <>
          <span className="mr-auto">
            <ConfirmButton
              label="Archive"
              variant="ghost"
              title={`Archive ${model.label}?`}
              description="It cannot be chosen any more. Finished experiments keep their results; adding it again brings it back."
              danger
              blockedBecause={blocked}
              pending={archive.isPending}
              error={archive.error && errorParts(archive.error)}
              onConfirm={() => archive.mutate({ modelId: model.id })}
            />
          </span>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form="edit-model" variant="primary" pending={update.isPending} blockedBecause={blocked}>
            Save
          </Button>
        </>
      }
    >
      <form id="edit-model" ref={formRef} noValidate onSubmit={save} className="flex flex-col gap-4">
        <Field label="Label" help="As lists and charts show it." error={fieldMessage(update.error, "label")}>
          <Input value={label} maxLength={200} onChange={(event) => setLabel(event.target.value)} />
        </Field>
        <Field label="Context" hint="optional" help="Tokens of prompt and answer together." error={contextProblem}>
          <Input
            inputMode="numeric"
            className="tabular-nums"
            value={context}
            onChange={(event) => setContext(event.target.value)}
          />
        </Field>
        <FormError error={update.error && errorParts(update.error)} />
        <p className="flex items-center gap-1 text-subtle text-xs">
          Id <CopyId id={model.id} />
        </p>
      </form>
      <div className="mt-6 border-t pt-4">
        <PricesSection model={model} />
      </div>
    </Sheet>
  );
}
