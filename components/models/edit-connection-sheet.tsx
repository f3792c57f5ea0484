"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useApi } from "../shell/api-provider";
import { errorParts, fieldMessage } from "../shell/error-parts";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { Sheet } from "../ui/sheet";
import type { Connection } from "./connection-card";
import { type ConnectionDraft, ConnectionFields } from "./connection-fields";
import { providerForm, toAddress } from "./provider-words";

interface EditConnectionSheetProps {
  connection: Connection;
  onClose: () => void;
}

/** Changes a connection. An empty key keeps the stored one, which never leaves the server. */
export function EditConnectionSheet({ connection, onClose }: EditConnectionSheetProps) {
  const api = useApi();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<ConnectionDraft>({
    name: connection.name,
    baseUrl: connection.baseUrl ?? "",
    apiKey: "",
    apiVersion: connection.apiVersion ?? "",
    maxConcurrency: String(connection.maxConcurrency),
    requestsPerMinute: String(connection.requestsPerMinute ?? ""),
    tokensPerMinute: String(connection.tokensPerMinute ?? ""),
  });
  const update = useMutation(
    api.models.updateConnection.mutationOptions({
      onSuccess: () => queries.invalidateQueries(api.models.pathFilter()).then(onClose),
    }),
  );
  const save = () =>
    update.mutate({
      connectionId: connection.id,
      name: draft.name,
      maxConcurrency: Number(draft.maxConcurrency),
      requestsPerMinute: draft.requestsPerMinute,
      tokensPerMinute: draft.tokensPerMinute,
      ...(connection.isSimulated ? {} : { baseUrl: toAddress(connection.provider, draft.baseUrl) }),
      ...(providerForm(connection.provider).hasApiVersion ? { apiVersion: draft.apiVersion } : {}),
      ...(draft.apiKey.trim() === "" ? {} : { apiKey: draft.apiKey }),
    });
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={connection.name}
      description="Running experiments use the change from their next call on."
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form="edit-connection" variant="primary" pending={update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form
        id="edit-connection"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
        className="flex flex-col gap-4"
      >
        <ConnectionFields
          provider={connection.provider}
          draft={draft}
          keyHint={connection.keyHint}
          errorOf={(path) => fieldMessage(update.error, path)}
          onChange={setDraft}
        />
        <FormError error={update.error && errorParts(update.error)} />
      </form>
    </Sheet>
  );
}
