"use client";

import { Plus, Trash2 } from "lucide-react";
import type { PromptMessage } from "@/server/core/prompt/schema";
import { Button } from "../ui/button";
import { IconButton } from "../ui/icon-button";
import { Select } from "../ui/select";
import { VariableTextarea } from "./variable-textarea";

interface MessageEditorProps {
  messages: PromptMessage[];
  /** What is wrong with the messages as a whole. */
  error: string | null;
  onChange: (messages: PromptMessage[]) => void;
  onBlur: () => void;
}

const roles: { value: PromptMessage["role"]; label: string }[] = [
  { value: "system", label: "System" },
  { value: "user", label: "User" },
  { value: "assistant", label: "Assistant" },
];

/** The conversation that is sent: system first, then turns. */
export function MessageEditor({ messages, error, onChange, onBlur }: MessageEditorProps) {
  const update = (index: number, change: Partial<PromptMessage>) =>
    onChange(messages.map((message, place) => (place === index ? { ...message, ...change } : message)));
  const hasSystem = messages[0]?.role === "system";
  const nextRole = messages.at(-1)?.role === "user" ? "assistant" : "user";

  return (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col gap-3">
        {messages.map((message, index) => {
          const name = `Message ${index + 1}, ${message.role}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a message has no identity but its place
            <li key={index} className="rounded-lg border bg-surface focus-within:border-border-strong">
              <div className="flex items-center gap-2 border-b px-2 py-1.5">
                <Select
                  size="sm"
                  aria-label={`Role of message ${index + 1}`}
                  className="w-32 border-transparent"
                  value={message.role}
                  options={roles.filter(({ value }) => value !== "system" || index === 0)}
                  onValueChange={(value) => {
                    const role = roles.find((each) => each.value === value)?.value;
                    if (role) update(index, { role });
                  }}
                />
                <span className="flex-1 text-right text-subtle text-xs tabular-nums">
                  {message.content.length > 0 && `${message.content.length.toLocaleString("en-US")} characters`}
                </span>
                <IconButton
                  label={`Remove message ${index + 1}`}
                  icon={<Trash2 />}
                  size="sm"
                  blockedBecause={messages.length === 1 ? "A prompt needs at least one message." : null}
                  onClick={() => onChange(messages.filter((_, place) => place !== index))}
                />
              </div>
              <VariableTextarea
                aria-label={name}
                aria-invalid={error ? true : undefined}
                aria-describedby={error ? "messages-error" : undefined}
                data-message
                rows={message.role === "system" ? 2 : 5}
                value={message.content}
                placeholder={
                  message.role === "system"
                    ? "Who the model is and how it answers. Optional."
                    : message.role === "user"
                      ? "The task. Write {{story}} where the sample's column story goes."
                      : "An answer to learn from."
                }
                className="rounded-t-none border-transparent"
                onChange={(event) => update(index, { content: event.target.value })}
                onBlur={onBlur}
              />
            </li>
          );
        })}
      </ol>
      {error && (
        <p id="messages-error" className="text-danger text-xs">
          {error}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => onChange([...messages, { role: nextRole, content: "" }])}>
          <Plus aria-hidden /> Add {nextRole} message
        </Button>
        {!hasSystem && (
          <Button size="sm" variant="ghost" onClick={() => onChange([{ role: "system", content: "" }, ...messages])}>
            <Plus aria-hidden /> Add system message
          </Button>
        )}
      </div>
    </div>
  );
}
