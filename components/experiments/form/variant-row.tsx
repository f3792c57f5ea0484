"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useFormContext } from "react-hook-form";
import { useApi } from "../../shell/api-provider";
import { cn } from "../../ui/cn";
import { Combobox, type ComboboxProps } from "../../ui/combobox";
import { Field } from "../../ui/field";
import { IconButton } from "../../ui/icon-button";
import { Select } from "../../ui/select";
import { VariantBadge } from "../../ui/variant-badge";
import { useFormField } from "./fields";
import { useFormState } from "./form-context";
import type { FormValues } from "./form-schema";

interface VariantRowProps {
  index: number;
  letter: string;
  /** Null while there are only two. */
  onRemove: (() => void) | null;
}

/** One variant: a prompt version on a model. The labels stand over the first row, on a phone over each. */
export function VariantRow({ index, letter, onRemove }: VariantRowProps) {
  const { setValue } = useFormContext<FormValues>();
  const { library } = useFormState();
  const { value: promptId } = useFormField(`variants.${index}.promptId`);
  const { field: prompted, value: versionId, error: promptError } = useFormField(`variants.${index}.promptVersionId`);
  const { field: asked, value: modelId, error: modelError } = useFormField(`variants.${index}.modelId`);
  const prompt = useChosenPrompt(promptId);
  const set = { shouldDirty: true, shouldValidate: true };
  const labels = cn(index > 0 && "sm:[&>label]:sr-only");
  const of = <span className="sr-only"> of variant {letter}</span>;
  const prompts = library.prompts.map((each) => ({ value: each.id, label: each.name, hint: versionHint(each) }));
  if (prompt && !prompts.some(({ value }) => value === prompt.id)) {
    prompts.push({ value: prompt.id, label: prompt.name, hint: "archived" });
  }

  function choosePrompt(id: string) {
    const latest = library.prompts.find((each) => each.id === id)?.versionId ?? prompt?.versions[0]?.id ?? "";
    setValue(`variants.${index}.promptId`, id, { shouldDirty: true });
    setValue(`variants.${index}.promptVersionId`, latest, set);
  }

  return (
    <div
      className={cn(
        "grid grid-cols-[minmax(0,1fr)_76px] gap-x-2.5 gap-y-3",
        onRemove
          ? "sm:grid-cols-[72px_minmax(0,1fr)_66px_minmax(0,1.15fr)_32px]"
          : "sm:grid-cols-[72px_minmax(0,1fr)_66px_minmax(0,1.15fr)]",
      )}
    >
      <div className={cn("flex h-8 items-center max-sm:col-span-2", index === 0 && "sm:mt-[26px]")}>
        <VariantBadge letter={letter} isControl={index === 0} />
        {onRemove && (
          <span className="ml-auto sm:hidden">
            <Remove letter={letter} onRemove={onRemove} />
          </span>
        )}
      </div>
      <div data-path={`variants.${index}.promptVersionId`} className="min-w-0">
        <Field label={<>Prompt{of}</>} error={promptError} required className={labels}>
          <Combobox
            value={typeof promptId === "string" ? promptId : ""}
            onValueChange={choosePrompt}
            onBlur={prompted.onBlur}
            options={prompts}
            placeholder="Choose a prompt"
            nothingFound="No prompt has this name."
          />
        </Field>
      </div>
      <Field
        label={
          <>
            Version<span className="sr-only"> of variant {letter}&apos;s prompt</span>
          </>
        }
        className={labels}
      >
        <Select
          value={typeof versionId === "string" ? versionId : ""}
          onValueChange={(id) => setValue(`variants.${index}.promptVersionId`, id, set)}
          placeholder="-"
          disabled={!prompt}
          options={(prompt?.versions ?? []).map((each) => ({
            value: each.id,
            label: `v${each.number}`,
            hint: each.note || undefined,
          }))}
        />
      </Field>
      <div data-path={`variants.${index}.modelId`} className="min-w-0 max-sm:col-span-2">
        <Field label={<>Model{of}</>} error={modelError} required className={labels}>
          <ModelCombobox
            value={typeof modelId === "string" ? modelId : ""}
            onValueChange={(id) => setValue(`variants.${index}.modelId`, id, set)}
            onBlur={asked.onBlur}
          />
        </Field>
      </div>
      {onRemove && (
        <div className={cn("max-sm:hidden", index === 0 && "sm:mt-[26px]")}>
          <Remove letter={letter} onRemove={onRemove} />
        </div>
      )}
    </div>
  );
}

function Remove({ letter, onRemove }: { letter: string; onRemove: () => void }) {
  return <IconButton label={`Remove variant ${letter}`} icon={<Trash2 aria-hidden />} onClick={onRemove} />;
}

/** Models by connection, with the simulator plainly marked. */
export function ModelCombobox(props: Pick<ComboboxProps, "value" | "onValueChange" | "onBlur">) {
  const { library } = useFormState();
  return (
    <Combobox
      {...props}
      options={library.models.map((model) => ({
        value: model.id,
        label: model.label || model.name,
        keywords: [model.name],
        group: model.connectionName,
        hint: model.isSimulated ? "simulated" : undefined,
      }))}
      placeholder="Choose a model"
      nothingFound="No model has this name."
    />
  );
}

function useChosenPrompt(promptId: unknown) {
  const api = useApi();
  const chosen = typeof promptId === "string" && promptId !== "" ? promptId : null;
  const { data } = useQuery(api.prompts.get.queryOptions(chosen ? { promptId: chosen } : skipToken));
  return data?.id === chosen ? data : undefined;
}

const versionHint = ({ versionNumber }: { versionNumber: number }) => `v${versionNumber}`;
