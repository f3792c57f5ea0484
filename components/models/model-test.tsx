"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, CircleX } from "lucide-react";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { formatCount, formatMoney } from "../ui/format";
import { Section } from "../ui/section";

interface ModelTestProps {
  modelId: string;
  /** Why it cannot be called at all. */
  blockedBecause: string | null;
}

/** One small answer of the model, really made: whether its name, its key and its settings are taken. */
export function ModelTest({ modelId, blockedBecause }: ModelTestProps) {
  const api = useApi();
  const queries = useQueryClient();
  const blocked = useBlocked("connections:write");
  const test = useMutation(
    api.models.check.mutationOptions({ onSettled: () => queries.invalidateQueries(api.models.get.pathFilter()) }),
  );
  const found = test.data;
  const Icon = found?.isWorking ? CircleCheck : CircleX;
  return (
    <Section
      title="Test model"
      description="Asks for one word, at most 64 tokens. A real call that costs what one costs; the figures above leave it out."
      actions={
        <Button
          pending={test.isPending}
          blockedBecause={blockedBecause ?? blocked}
          onClick={() => test.mutate({ modelId })}
        >
          Test model
        </Button>
      }
    >
      <div aria-live="polite" className="text-sm">
        {found && (
          <div className="flex items-start gap-2">
            <Icon
              aria-hidden
              className={`mt-0.5 size-4 shrink-0 ${found.isWorking ? "text-success" : "text-danger"}`}
            />
            <div className="flex min-w-0 flex-col gap-1">
              <p className="font-medium">{found.message}</p>
              {found.failure ? (
                <>
                  <p>{found.failure.advice}</p>
                  <p className="break-words text-muted text-xs">{found.failure.detail}</p>
                </>
              ) : (
                <p className="break-words text-muted">
                  {found.text !== "" && (
                    <>
                      It wrote <q className="font-mono text-xs">{found.text}</q>.{" "}
                    </>
                  )}
                  {formatCount(found.inputTokens, "token")} in, {formatCount(found.outputTokens, "token")} out,{" "}
                  {formatMoney(found.costMicroUsd)}.
                </p>
              )}
            </div>
          </div>
        )}
        <FormError error={test.error && errorParts(test.error)} />
      </div>
    </Section>
  );
}
