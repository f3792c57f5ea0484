"use client";

import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Textarea } from "../ui/textarea";
import type { PromptDraft, SettingName } from "./prompt-draft";

interface SettingsFieldsProps {
  settings: PromptDraft["settings"];
  errorOf: (path: string) => string | null;
  onChange: (settings: PromptDraft["settings"]) => void;
}

const numbers: { name: SettingName; label: string; help: string }[] = [
  { name: "temperature", label: "Temperature", help: "0 to 2" },
  { name: "maxOutputTokens", label: "Max tokens", help: "of the answer" },
  { name: "topP", label: "Top p", help: "0 to 1" },
  { name: "seed", label: "Seed", help: "where supported" },
];

/** What is left empty is left to the model's own default. */
export function SettingsFields({ settings, errorOf, onChange }: SettingsFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-3">
      {numbers.map(({ name, label, help }) => (
        <Field
          key={name}
          label={label}
          help={errorOf(`settings.${name}`) ? undefined : help}
          error={errorOf(`settings.${name}`)}
        >
          <Input
            inputMode="decimal"
            autoComplete="off"
            placeholder="Default"
            value={settings[name]}
            className="tabular-nums"
            onChange={(event) => onChange({ ...settings, [name]: event.target.value })}
          />
        </Field>
      ))}
      <Field
        label="Stop sequences"
        help="One per line, at most four."
        error={errorOf("settings.stop")}
        className="col-span-2"
      >
        <Textarea
          mono
          rows={2}
          value={settings.stop}
          onChange={(event) => onChange({ ...settings, stop: event.target.value })}
        />
      </Field>
    </div>
  );
}
