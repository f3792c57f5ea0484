"use client";

import { providersWithout, settingLabels } from "@/server/core/model/setting-notes";
import { effortChoices, unset } from "../ui/effort-choices";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
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
  { name: "seed", label: "Seed", help: "a whole number" },
];

const lacking = (["seed", "stop"] as const)
  .map((key) => `${settingLabels[key]}: not with ${providersWithout(key).join(", ")}.`)
  .join(" ");

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
        label={settingLabels.reasoningEffort}
        help="For models that think before they answer."
        error={errorOf("settings.reasoningEffort")}
        className="col-span-2"
      >
        <Select
          value={settings.reasoningEffort === "" ? unset : settings.reasoningEffort}
          options={effortChoices}
          onValueChange={(value) => onChange({ ...settings, reasoningEffort: value === unset ? "" : value })}
        />
      </Field>
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
      <Field
        label={settingLabels.jsonSchema}
        hint="optional"
        help="The answer has to be JSON that fits it."
        error={errorOf("settings.jsonSchema")}
        className="col-span-2"
      >
        <Textarea
          mono
          rows={3}
          placeholder={'{"type": "object", "properties": {}}'}
          value={settings.jsonSchema}
          onChange={(event) => onChange({ ...settings, jsonSchema: event.target.value })}
        />
      </Field>
      <p className="col-span-2 text-subtle text-xs">
        Not every model takes all of these. {lacking} What a chosen model does not take is said in the experiment's plan
        and not sent.
      </p>
    </div>
  );
}
