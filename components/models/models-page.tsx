"use client";

import { useState } from "react";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { PageHead } from "../ui/page-head";
import { AddConnectionDialog } from "./add-connection-dialog";
import { ConnectionsSection } from "./connections-section";
import { LocalBanner } from "./local-banner";
import { ModelsSection } from "./models-section";

export function ModelsPage() {
  const [isAdding, setIsAdding] = useState(false);
  const blocked = useBlocked("connections:write");
  return (
    <div className="flex flex-col gap-6">
      <PageHead
        title="Models"
        help="models"
        description="Where answers come from, and what they cost."
        action={
          <Button variant="primary" blockedBecause={blocked} onClick={() => setIsAdding(true)}>
            Add connection
          </Button>
        }
      />
      {!blocked && <LocalBanner />}
      <ConnectionsSection onAdd={() => setIsAdding(true)} />
      <ModelsSection />
      <AddConnectionDialog open={isAdding} onOpenChange={setIsAdding} />
    </div>
  );
}
