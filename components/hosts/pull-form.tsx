"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { hostModelName } from "@/server/core/model/schema";
import { useApi } from "../shell/api-provider";
import { errorParts } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input } from "../ui/input";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";
import { useRefreshHost } from "./use-refresh-host";

/** Names a model of Ollama's library, or of another registry, and lets the host pull it. */
export function PullForm({ connectionId }: { connectionId: string }) {
  const api = useApi();
  const blocked = useBlocked("connections:write");
  const refresh = useRefreshHost();
  const [model, setModel] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const start = useMutation(
    api.hosts.startPull.mutationOptions({
      onSuccess: () => {
        setModel("");
        return refresh();
      },
    }),
  );
  function submit() {
    const read = hostModelName.safeParse(model);
    setProblem(read.success ? null : (read.error.issues[0]?.message ?? null));
    if (read.success && !blocked) start.mutate({ connectionId, model: read.data });
  }
  return (
    <Section title="Pull a model">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        className="flex flex-col gap-3"
      >
        <div className="flex flex-wrap items-start gap-3">
          <Field
            label="Model"
            className="min-w-0 max-w-md flex-1 basis-56"
            error={problem}
            help={
              <>
                As{" "}
                <TextLink href="https://ollama.com/library" target="_blank" rel="noreferrer">
                  Ollama's library
                </TextLink>{" "}
                names it, with its tag. It goes on when this page is closed.
              </>
            }
          >
            <Input
              mono
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              placeholder="llama3.2:3b"
              value={model}
              onChange={(event) => setModel(event.target.value)}
            />
          </Field>
          <Button type="submit" variant="primary" className="mt-6.5" pending={start.isPending} blockedBecause={blocked}>
            Pull
          </Button>
        </div>
        <FormError error={start.error && errorParts(start.error)} />
      </form>
    </Section>
  );
}
