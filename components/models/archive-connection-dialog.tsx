"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";
import { AskDialog } from "../shell/ask-dialog";
import type { Connection } from "./connection-card";

interface ArchiveConnectionDialogProps {
  connection: Connection;
  onClose: () => void;
}

export function ArchiveConnectionDialog({ connection, onClose }: ArchiveConnectionDialogProps) {
  const api = useApi();
  const queries = useQueryClient();
  const archive = useMutation(
    api.models.archiveConnection.mutationOptions({
      onSuccess: () => queries.invalidateQueries(api.models.pathFilter()).then(onClose),
    }),
  );
  return (
    <AskDialog
      title={`Archive ${connection.name}?`}
      description="Its models leave the lists and its key is not used any more. Finished experiments keep their results."
      confirm="Archive"
      act={archive}
      onConfirm={() => archive.mutate({ connectionId: connection.id })}
      onClose={onClose}
    />
  );
}
