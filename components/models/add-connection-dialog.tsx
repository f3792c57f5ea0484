"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { connectionInput } from "@/server/core/model/schema";
import { useApi } from "../shell/api-provider";
import { errorParts, fieldMessage } from "../shell/error-parts";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FormError } from "../ui/form-error";
import { RadioGroup } from "../ui/radio-group";
import { type ConnectionDraft, ConnectionFields } from "./connection-fields";
import { type Provider, providers, providerWords } from "./provider-words";
import { RemoteModels } from "./remote-models";

interface AddConnectionDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const emptyDraft = (provider: Provider): ConnectionDraft => ({
  name: providerWords[provider].name,
  baseUrl: "",
  apiKey: "",
  maxConcurrency: "8",
});

/** First which provider and how to reach it, then which of its models. */
export function AddConnectionDialog({ open, onOpenChange }: AddConnectionDialogProps) {
  const [added, setAdded] = useState<{ id: string; name: string } | null>(null);
  function close() {
    onOpenChange(false);
    setAdded(null);
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      size="md"
      title={added ? `Models of ${added.name}` : "Add a connection"}
      description={
        added
          ? "Choose those that experiments may use. Prices can be corrected later."
          : "How Assay reaches a provider. Its models are chosen next."
      }
    >
      {added ? (
        <RemoteModels connectionId={added.id} onDone={close} />
      ) : (
        <NewConnection onCancel={close} onAdded={setAdded} onReady={close} />
      )}
    </Dialog>
  );
}

interface NewConnectionProps {
  onCancel: () => void;
  onAdded: (connection: { id: string; name: string }) => void;
  /** The simulator brings its models with it. */
  onReady: () => void;
}

function NewConnection({ onCancel, onAdded, onReady }: NewConnectionProps) {
  const api = useApi();
  const queries = useQueryClient();
  const formRef = useRef<HTMLFormElement>(null);
  const [provider, setProvider] = useState<Provider>("simulator");
  const [draft, setDraft] = useState(() => emptyDraft("simulator"));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries(api.models.pathFilter()),
      queries.invalidateQueries(api.workspace.pathFilter()),
    ]);
  const addSimulator = useMutation(
    api.models.addSimulator.mutationOptions({ onSuccess: () => refresh().then(onReady) }),
  );
  const create = useMutation(
    api.models.createConnection.mutationOptions({
      onSuccess: ({ id, name }) => refresh().then(() => onAdded({ id, name })),
    }),
  );
  const failed = provider === "simulator" ? addSimulator.error : create.error;
  const read = connectionInput.safeParse({ provider, ...draft });
  const ownProblem = (path: string) =>
    read.success ? null : (read.error.issues.find((issue) => issue.path[0] === path)?.message ?? null);
  const errorOf = (path: string) => (touched.has(path) ? ownProblem(path) : null) ?? fieldMessage(create.error, path);

  function submit() {
    if (provider === "simulator") addSimulator.mutate({});
    else if (read.success) create.mutate(read.data);
    else {
      setTouched(new Set(["name", "baseUrl", "apiKey", "maxConcurrency"]));
      requestAnimationFrame(() => formRef.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    }
  }

  return (
    <form
      ref={formRef}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="flex flex-col gap-4"
    >
      <RadioGroup
        label="Provider"
        look="cards"
        value={provider}
        options={providers.map((value) => ({
          value,
          label: providerWords[value].label,
          help: providerWords[value].help,
        }))}
        onValueChange={(value) => {
          const next = providers.find((each) => each === value);
          if (!next) return;
          setProvider(next);
          setDraft({
            ...draft,
            name: draft.name === providerWords[provider].name ? providerWords[next].name : draft.name,
          });
          setTouched(new Set());
          create.reset();
        }}
      />
      {provider !== "simulator" && (
        <ConnectionFields
          provider={provider}
          draft={draft}
          errorOf={errorOf}
          onChange={setDraft}
          onBlur={(path) => setTouched((before) => new Set([...before, path]))}
        />
      )}
      <FormError error={failed && errorParts(failed)} />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" pending={create.isPending || addSimulator.isPending}>
          {provider === "simulator" ? "Add the simulator" : "Continue to models"}
        </Button>
      </div>
    </form>
  );
}
