"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FormError } from "../ui/form-error";
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
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Archive ${connection.name}?`}
      description="Its models leave the lists and its key is not used any more. Finished experiments keep their results."
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="danger"
            pending={archive.isPending}
            onClick={() => archive.mutate({ connectionId: connection.id })}
          >
            Archive
          </Button>
        </>
      }
    >
      {archive.error ? <FormError error={errorParts(archive.error)} /> : null}
    </Dialog>
  );
}
