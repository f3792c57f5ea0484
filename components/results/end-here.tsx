"use client";

import { useState } from "react";
import { AskBefore } from "../experiments/ask-before";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import type { ExperimentView } from "./api-types";

/** The other way out of a budget that has no room: the verdict as it stands. */
export function EndHere({ experiment }: { experiment: Pick<ExperimentView, "id" | "name"> }) {
  const blocked = useBlocked("experiments:write");
  const [isAsked, setIsAsked] = useState(false);
  return (
    <>
      <Button size="sm" blockedBecause={blocked} onClick={() => setIsAsked(true)}>
        End the run here
      </Button>
      {isAsked && <AskBefore question="end" experiment={experiment} onClose={() => setIsAsked(false)} />}
    </>
  );
}
