"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { Chip } from "../ui/status-chip";

/** Says what will happen before it does: three experiments, really run, on the simulator. */
export function DemoCard() {
  const api = useApi();
  const blocked = useBlocked("connections:write", "experiments:write");
  const queries = useQueryClient();
  const add = useMutation(api.demo.add.mutationOptions({ onSettled: () => queries.invalidateQueries() }));
  return (
    <section aria-labelledby="demo" className="flex flex-col gap-4 rounded-lg border bg-surface p-5">
      <div>
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h2 id="demo" className="font-semibold text-md">
            See it at work
          </h2>
          <Chip tone="warning" icon={<FlaskConical aria-hidden />}>
            Simulator: no real model
          </Chip>
        </div>
        <p className="mt-1 max-w-prose text-muted text-sm">
          The demo adds two example datasets and three prompts, and really runs the experiments here: one that finishes
          in seconds, one that you can watch, and a draft to launch yourself. It costs nothing and calls no one; every
          price and answer is invented.
        </p>
      </div>
      <FormError error={add.error && errorParts(add.error)} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant="primary"
          size="lg"
          pending={add.isPending || add.isSuccess}
          blockedBecause={blocked}
          onClick={() => add.mutate({})}
        >
          Add the demo
        </Button>
        {add.isPending && (
          <p role="status" className="text-muted text-sm">
            Importing the examples and launching the experiments.
          </p>
        )}
      </div>
    </section>
  );
}
