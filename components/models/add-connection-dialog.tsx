"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { connectionInput } from "@/server/core/model/schema";
import { useApi } from "../shell/api-provider";
import { errorParts, fieldMessage } from "../shell/error-parts";
import { Button } from "../ui/button";
import { Combobox } from "../ui/combobox";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { CheckResult } from "./check-result";
import { type ConnectionDraft, ConnectionFields } from "./connection-fields";
import { type Provider, providerChoices, providerForm, toAddress } from "./provider-words";
import { RecordedRunField } from "./recorded-run-field";
import { RemoteModels } from "./remote-models";

interface Added {
  id: string;
  name: string;
  provider: Provider;
}

interface AddConnectionDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const emptyDraft = (provider: Provider): ConnectionDraft => ({
  name: providerForm(provider).name,
  baseUrl: "",
  apiKey: "",
  apiVersion: "",
  maxConcurrency: "8",
  requestsPerMinute: "",
  tokensPerMinute: "",
});

/** First which provider and how to reach it, then which of its models. */
export function AddConnectionDialog({ open, onOpenChange }: AddConnectionDialogProps) {
  const [added, setAdded] = useState<Added | null>(null);
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
        <RemoteModels connectionId={added.id} hint={providerForm(added.provider).models} onDone={close} />
      ) : (
        <NewConnection onCancel={close} onAdded={setAdded} onReady={close} />
      )}
    </Dialog>
  );
}

const submitWords: Partial<Record<Provider, string>> = {
  simulator: "Add the simulator",
  recorded: "Add the recorded run",
};

interface NewConnectionProps {
  onCancel: () => void;
  onAdded: (connection: Added) => void;
  /** The simulator and a recorded run bring their models with them. */
  onReady: () => void;
}

function NewConnection({ onCancel, onAdded, onReady }: NewConnectionProps) {
  const api = useApi();
  const queries = useQueryClient();
  const formRef = useRef<HTMLFormElement>(null);
  const [provider, setProvider] = useState<Provider>("simulator");
  const [draft, setDraft] = useState(() => emptyDraft("simulator"));
  const [runId, setRunId] = useState("");
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
      onSuccess: ({ id, name, provider }) => refresh().then(() => onAdded({ id, name, provider })),
    }),
  );
  const addRecording = useMutation(
    api.models.addRecording.mutationOptions({ onSuccess: () => refresh().then(onReady) }),
  );
  const failed = [create, addSimulator, addRecording].find((act) => act.error)?.error;
  const test = useMutation(api.models.tryConnection.mutationOptions());
  const read = connectionInput.safeParse({ provider, ...draft, baseUrl: toAddress(provider, draft.baseUrl) });
  const ownProblem = (path: string) =>
    read.success ? null : (read.error.issues.find((issue) => issue.path[0] === path)?.message ?? null);
  const errorOf = (path: string) => (touched.has(path) ? ownProblem(path) : null) ?? fieldMessage(create.error, path);

  function choose(next: Provider) {
    setProvider(next);
    const isOwnName = draft.name !== providerForm(provider).name;
    // What another provider was told is not for this one, least of all its key.
    setDraft({ ...emptyDraft(next), maxConcurrency: draft.maxConcurrency, ...(isOwnName ? { name: draft.name } : {}) });
    setTouched(new Set());
    for (const act of [create, addSimulator, addRecording, test]) act.reset();
  }

  function change(next: ConnectionDraft) {
    setDraft(next);
    // What was found holds for what was tested, and for nothing else.
    if (JSON.stringify(next) !== JSON.stringify(draft)) test.reset();
  }

  function submit() {
    if (provider === "simulator") addSimulator.mutate({});
    else if (provider === "recorded") addRecording.mutate({ experimentId: runId });
    else if (read.success) create.mutate(read.data);
    else showProblems();
  }

  function showProblems() {
    setTouched(
      new Set(["name", "baseUrl", "apiKey", "apiVersion", "maxConcurrency", "requestsPerMinute", "tokensPerMinute"]),
    );
    requestAnimationFrame(() => formRef.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
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
      <Field label="Provider" help={providerForm(provider).help}>
        <Combobox
          value={provider}
          options={providerChoices}
          placeholder="Choose a provider"
          nothingFound="No provider of this name. Many speak OpenAI's API: choose the compatible server."
          onValueChange={(value) => {
            const next = providerChoices.find((each) => each.value === value)?.value;
            if (next) choose(next);
          }}
        />
      </Field>
      {provider === "recorded" && <RecordedRunField value={runId} onChange={setRunId} />}
      {provider !== "simulator" && provider !== "recorded" && (
        <ConnectionFields
          provider={provider}
          draft={draft}
          errorOf={errorOf}
          onChange={change}
          onBlur={(path) => setTouched((before) => new Set([...before, path]))}
        />
      )}
      <div aria-live="polite">
        {test.data && (
          <div className="rounded-lg border bg-surface p-3">
            <CheckResult found={test.data} />
          </div>
        )}
      </div>
      <FormError error={(failed ?? test.error) && errorParts(failed ?? test.error)} />
      <div className="flex flex-wrap justify-end gap-2">
        {provider !== "simulator" && (
          <Button
            className="mr-auto"
            pending={test.isPending}
            onClick={() => (read.success ? test.mutate(read.data) : showProblems())}
          >
            Test
          </Button>
        )}
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="primary"
          pending={[create, addSimulator, addRecording].some((act) => act.isPending)}
          blockedBecause={provider === "recorded" && !runId ? "Choose a finished run first." : null}
        >
          {submitWords[provider] ?? "Continue to models"}
        </Button>
      </div>
    </form>
  );
}
