"use client";

import { useQuery } from "@tanstack/react-query";
import { Plug } from "lucide-react";
import { useState } from "react";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { EmptyState } from "../ui/empty-state";
import { Section } from "../ui/section";
import { Skeleton } from "../ui/skeleton";
import { ArchiveConnectionDialog } from "./archive-connection-dialog";
import { type Connection, ConnectionCard } from "./connection-card";
import { EditConnectionSheet } from "./edit-connection-sheet";
import { providerForm } from "./provider-words";
import { RemoteModels } from "./remote-models";

type Act = { kind: "edit" | "archive" | "models"; connection: Connection };

export function ConnectionsSection({ onAdd }: { onAdd: () => void }) {
  const api = useApi();
  const [act, setAct] = useState<Act | null>(null);
  const blocked = useBlocked("connections:write");
  const connections = useQuery(api.models.connections.queryOptions({ limit: 200 }));
  const close = () => setAct(null);
  return (
    <Section look="plain" title="Connections">
      {connections.isPending ? (
        <div role="status" aria-label="Loading" className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
          <Skeleton className="h-36 rounded-lg" />
          <Skeleton className="h-36 rounded-lg" />
        </div>
      ) : connections.isError ? (
        <QueryError error={connections.error} onRetry={connections.refetch} retrying={connections.isFetching} />
      ) : connections.data.items.length === 0 ? (
        <EmptyState
          icon={<Plug aria-hidden />}
          title="No connection yet"
          action={
            <Button variant="primary" blockedBecause={blocked} onClick={onAdd}>
              Add a connection
            </Button>
          }
        >
          Connect OpenAI, Anthropic, Google, a cloud, your own Ollama or any compatible host. Without a key at hand,
          begin with the simulator.
        </EmptyState>
      ) : (
        <ul className="grid items-start gap-3 sm:grid-cols-2 xl:grid-cols-3">
          {connections.data.items.map((connection) => (
            <ConnectionCard
              key={connection.id}
              connection={connection}
              onAddModels={() => setAct({ kind: "models", connection })}
              onEdit={() => setAct({ kind: "edit", connection })}
              onArchive={() => setAct({ kind: "archive", connection })}
            />
          ))}
        </ul>
      )}
      {act?.kind === "edit" && <EditConnectionSheet connection={act.connection} onClose={close} />}
      {act?.kind === "archive" && <ArchiveConnectionDialog connection={act.connection} onClose={close} />}
      {act?.kind === "models" && (
        <Dialog
          open
          onOpenChange={(open) => !open && close()}
          size="md"
          title={`Models of ${act.connection.name}`}
          description="Choose those that experiments may use. Prices can be corrected later."
        >
          <RemoteModels
            connectionId={act.connection.id}
            hint={providerForm(act.connection.provider).models}
            onDone={close}
          />
        </Dialog>
      )}
    </Section>
  );
}
