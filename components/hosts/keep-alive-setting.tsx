"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { keepAlive as keepAliveText } from "@/server/core/model/schema";
import { useApi } from "../shell/api-provider";
import { errorParts, fieldMessage } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input } from "../ui/input";
import { Section } from "../ui/section";
import { Select } from "../ui/select";
import { keepAliveChoices, keepAliveOther, keepAliveOwn } from "./keep-alive-choices";
import { useRefreshHost } from "./use-refresh-host";

interface KeepAliveSettingProps {
  connectionId: string;
  keepAlive: string | null;
}

const choiceOf = (text: string | null) => {
  if (text === null) return keepAliveOwn;
  return keepAliveChoices.some(({ value }) => value === text) ? text : keepAliveOther;
};

/** How long the host keeps a model in memory after each call of this connection. */
export function KeepAliveSetting({ connectionId, keepAlive }: KeepAliveSettingProps) {
  const api = useApi();
  const blocked = useBlocked("connections:write");
  const refresh = useRefreshHost();
  const [choice, setChoice] = useState(choiceOf(keepAlive));
  const [typed, setTyped] = useState(keepAlive ?? "");
  const save = useMutation(api.models.updateConnection.mutationOptions({ onSuccess: refresh }));
  const text = choice === keepAliveOwn ? "" : choice === keepAliveOther ? typed : choice;
  const read = keepAliveText.safeParse(text);
  const problem = read.success ? fieldMessage(save.error, "keepAlive") : (read.error.issues[0]?.message ?? null);
  const isOther = choice === keepAliveOther;
  return (
    <Section
      title="Keep models loaded"
      description="Sent with every call to this host, also with those of runs under way."
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (read.success && !blocked) save.mutate({ connectionId, keepAlive: read.data });
        }}
        className="flex flex-wrap items-start gap-3"
      >
        <Field label="After a call" className="w-80 max-w-full">
          <Select value={choice} onValueChange={setChoice} options={keepAliveChoices} />
        </Field>
        {isOther && (
          <Field label="Time" className="w-56 max-w-full" help="Such as 10m, 1h30m or 90 (seconds)." error={problem}>
            <Input mono value={typed} maxLength={20} onChange={(event) => setTyped(event.target.value)} />
          </Field>
        )}
        <Button
          type="submit"
          className="sm:mt-6.5"
          pending={save.isPending}
          blockedBecause={blocked ?? (read.success && read.data === keepAlive ? "Nothing was changed." : null)}
        >
          Save
        </Button>
        {!isOther && <FormError error={save.error && errorParts(save.error)} />}
      </form>
    </Section>
  );
}
