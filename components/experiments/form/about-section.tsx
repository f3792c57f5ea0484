"use client";

import { useFormContext, useWatch } from "react-hook-form";
import { TextField } from "./fields";
import type { FormValues } from "./form-schema";
import { FormSection } from "./form-section";
import { useProposedName } from "./use-proposed-name";

export function AboutSection() {
  const { control } = useFormContext<FormValues>();
  const name = useWatch({ control, name: "name" });
  const proposal = useProposedName();
  return (
    <FormSection
      section="about"
      title="Name and hypothesis"
      summary={name.trim() || proposal || "Named by what you choose"}
    >
      <div className="flex flex-col gap-4">
        <TextField
          path="name"
          label="Name"
          placeholder={proposal || "Named by what you choose"}
          help="Empty takes the proposed name."
          maxLength={120}
        />
        <TextField
          path="hypothesis"
          label="Hypothesis"
          hint="optional"
          placeholder="B answers better, because it thinks before it writes."
          help="What you expect and why, written down before the result is known."
          rows={2}
          maxLength={2000}
        />
      </div>
    </FormSection>
  );
}
