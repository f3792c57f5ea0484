"use client";

import { type ReactNode, useRef, useState } from "react";
import type { PromptContent } from "@/server/core/prompt/schema";
import { findVariables } from "@/server/core/prompt/template";
import { useDraft } from "../hooks/use-draft";
import { useHotkeys } from "../hooks/use-hotkeys";
import { fieldMessage } from "../shell/error-parts";
import { useBlocked } from "../shell/role-context";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Kbd } from "../ui/kbd";
import { Section } from "../ui/section";
import { DatasetCheck } from "./dataset-check";
import { MessageEditor } from "./message-editor";
import { isSameContent, type PromptDraft, readDraft } from "./prompt-draft";
import { SettingsFields } from "./settings-fields";
import { VariableList } from "./variable-list";

interface PromptEditorProps {
  initial: PromptDraft;
  /** The latest version; null for a new prompt, which also gets its name here. */
  saved: PromptContent | null;
  saveLabel: string;
  /** Under which name unsaved text survives leaving the page. */
  draftKey: string;
  pending: boolean;
  error: unknown;
  errorNote: ReactNode;
  onSave: (draft: PromptDraft, content: PromptContent) => void;
}

/** Messages on the left, what belongs to them on the right; saving makes a version that never changes. */
export function PromptEditor(props: PromptEditorProps) {
  const { initial, saved, saveLabel, draftKey, pending, error, errorNote, onSave } = props;
  const [draft, setDraft] = useState(initial);
  const blocked = useBlocked("prompts:write");
  const [isChecked, setIsChecked] = useState(false);
  const formRef = useRef<HTMLFormElement>(null);
  const read = readDraft(draft);
  const isUnchanged = saved !== null && read.ok && isSameContent(read.content, saved);
  const nameProblem = saved === null && draft.name.trim() === "" ? "Give the prompt a name." : null;
  useDraft(draftKey, isUnchanged ? null : { name: draft.name, messages: draft.messages, settings: draft.settings });

  const errorOf = (path: string) => {
    const own = isChecked && !read.ok ? read.problems.find((each) => each.path === path)?.message : null;
    return own ?? fieldMessage(error, path);
  };
  const settingErrorOf = (path: string) =>
    (read.ok ? null : read.problems.find((each) => each.path === path)?.message) ?? fieldMessage(error, path);
  const messagesError =
    errorOf("messages") ??
    (isChecked && !read.ok ? read.problems.find((each) => each.path.startsWith("messages"))?.message : null) ??
    null;

  function save() {
    if (pending || blocked) return;
    setIsChecked(true);
    if (nameProblem || !read.ok) {
      // The first field in fault takes the focus once its error is drawn.
      requestAnimationFrame(() => formRef.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    if (!isUnchanged) onSave(draft, read.content);
  }
  useHotkeys({ "mod+s": save }, { whileTyping: true });

  return (
    <form
      ref={formRef}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_320px]"
    >
      <div className="flex min-w-0 flex-col gap-4">
        {saved === null && (
          <Field label="Name" required error={(isChecked ? nameProblem : null) ?? fieldMessage(error, "name")}>
            <Input
              value={draft.name}
              maxLength={120}
              placeholder="Answer briefly"
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          </Field>
        )}
        <MessageEditor
          messages={draft.messages}
          error={messagesError}
          onChange={(messages) => setDraft({ ...draft, messages })}
          onBlur={() => saved !== null && setIsChecked(true)}
        />
        {errorNote}
        <div className="flex flex-wrap items-end gap-3 border-t pt-4">
          <Field label="Note" hint="optional" className="min-w-48 flex-1">
            <Input
              value={draft.note}
              maxLength={200}
              placeholder="What changed and why"
              onChange={(event) => setDraft({ ...draft, note: event.target.value })}
            />
          </Field>
          <Button
            type="submit"
            variant="primary"
            pending={pending}
            blockedBecause={blocked ?? (isUnchanged ? "Nothing has changed since the latest version." : null)}
          >
            {saveLabel}
          </Button>
          <span className="hidden pb-1.5 text-subtle text-xs sm:block">
            <Kbd>Ctrl</Kbd> <Kbd>S</Kbd>
          </span>
        </div>
      </div>
      <div className="flex flex-col gap-4">
        <Section title="Variables">
          <VariableList variables={findVariables(draft.messages)} />
        </Section>
        <Section title="Check against a dataset">
          <DatasetCheck messages={draft.messages} />
        </Section>
        <Section title="Settings" description="Empty leaves the model's default.">
          <SettingsFields
            settings={draft.settings}
            errorOf={settingErrorOf}
            onChange={(settings) => setDraft({ ...draft, settings })}
          />
        </Section>
      </div>
    </form>
  );
}
