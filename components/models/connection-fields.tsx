"use client";

import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { TextLink } from "../ui/text-link";
import { type Provider, providerForm, toAddress } from "./provider-words";

export interface ConnectionDraft {
  name: string;
  baseUrl: string;
  apiKey: string;
  apiVersion: string;
  maxConcurrency: string;
  requestsPerMinute: string;
  tokensPerMinute: string;
}

interface ConnectionFieldsProps {
  provider: Provider;
  draft: ConnectionDraft;
  errorOf: (path: string) => string | null;
  /** The stored key's last characters, when there is one to keep. */
  keyHint?: string | null;
  onChange: (draft: ConnectionDraft) => void;
  onBlur?: (path: keyof ConnectionDraft) => void;
}

export function ConnectionFields({ provider, draft, errorOf, keyHint, onChange, onBlur }: ConnectionFieldsProps) {
  const form = providerForm(provider);
  return (
    <div className="flex flex-col gap-4">
      <Field label="Name" required error={errorOf("name")}>
        <Input
          value={draft.name}
          maxLength={80}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
          onBlur={() => onBlur?.("name")}
        />
      </Field>
      {form.address && (
        <Field
          label={form.address.label}
          required={form.address.isRequired}
          hint={form.address.isRequired ? undefined : "optional"}
          help={form.address.help}
          error={errorOf("baseUrl")}
        >
          <Input
            mono
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={form.address.placeholder}
            value={draft.baseUrl}
            onChange={(event) => onChange({ ...draft, baseUrl: event.target.value })}
            onBlur={() => {
              onChange({ ...draft, baseUrl: toAddress(provider, draft.baseUrl) });
              onBlur?.("baseUrl");
            }}
          />
        </Field>
      )}
      {form.key && (
        <Field
          label="API key"
          required={form.key.isRequired && !keyHint}
          hint={form.key.isRequired ? undefined : "optional"}
          help={
            keyHint ? (
              `The stored key ends in ${keyHint.replace("…", "")}. Leave this empty to keep it.`
            ) : (
              <>
                {form.key.help}
                {form.key.page && (
                  <>
                    {" "}
                    <TextLink href={form.key.page} target="_blank" rel="noreferrer">
                      Get a key at {new URL(form.key.page).hostname}
                    </TextLink>
                  </>
                )}
              </>
            )
          }
          error={errorOf("apiKey")}
        >
          <Input
            mono
            type="password"
            autoComplete="off"
            value={draft.apiKey}
            onChange={(event) => onChange({ ...draft, apiKey: event.target.value })}
            onBlur={() => onBlur?.("apiKey")}
          />
        </Field>
      )}
      {form.hasApiVersion && (
        <Field
          label="API version"
          hint="optional"
          help="Empty uses the API without dates. Set one only if your resource needs it, such as 2024-10-21."
          error={errorOf("apiVersion")}
        >
          <Input
            mono
            autoComplete="off"
            className="w-56"
            value={draft.apiVersion}
            onChange={(event) => onChange({ ...draft, apiVersion: event.target.value })}
            onBlur={() => onBlur?.("apiVersion")}
          />
        </Field>
      )}
      <Field
        label="Calls at once"
        help="How many requests may be open to it at the same time, over all experiments. Running ones follow a change within seconds."
        error={errorOf("maxConcurrency")}
      >
        <Input
          inputMode="numeric"
          className="w-24 tabular-nums"
          value={draft.maxConcurrency}
          onChange={(event) => onChange({ ...draft, maxConcurrency: event.target.value })}
          onBlur={() => onBlur?.("maxConcurrency")}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Requests a minute"
          hint="optional"
          help="Calls wait rather than go over it, of running experiments too. Empty: no limit."
          error={errorOf("requestsPerMinute")}
        >
          <Input
            inputMode="numeric"
            className="tabular-nums"
            value={draft.requestsPerMinute}
            onChange={(event) => onChange({ ...draft, requestsPerMinute: event.target.value })}
            onBlur={() => onBlur?.("requestsPerMinute")}
          />
        </Field>
        <Field
          label="Tokens a minute"
          hint="optional"
          help="Question and answer together, estimated before each call. Empty: no limit."
          error={errorOf("tokensPerMinute")}
        >
          <Input
            inputMode="numeric"
            className="tabular-nums"
            value={draft.tokensPerMinute}
            onChange={(event) => onChange({ ...draft, tokensPerMinute: event.target.value })}
            onBlur={() => onBlur?.("tokensPerMinute")}
          />
        </Field>
      </div>
    </div>
  );
}
