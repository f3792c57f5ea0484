"use client";

import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { type Provider, providerWords } from "./provider-words";

export interface ConnectionDraft {
  name: string;
  baseUrl: string;
  apiKey: string;
  maxConcurrency: string;
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
  const words = providerWords[provider];
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
      {words.address && (
        <Field label={words.address.label} hint="optional" help={words.address.help} error={errorOf("baseUrl")}>
          <Input
            mono
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={words.address.placeholder}
            value={draft.baseUrl}
            onChange={(event) => onChange({ ...draft, baseUrl: event.target.value })}
            onBlur={() => onBlur?.("baseUrl")}
          />
        </Field>
      )}
      {words.key && (
        <Field
          label={words.key.label}
          required={words.key.isRequired && !keyHint}
          hint={words.key.isRequired ? undefined : "optional"}
          help={
            keyHint
              ? `The stored key ends in ${keyHint.replace("…", "")}. Leave this empty to keep it.`
              : words.key.help
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
      <Field
        label="Calls at once"
        help="How many requests may be open to it at the same time."
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
    </div>
  );
}
