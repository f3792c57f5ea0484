import type { Json } from "../dataset/schema";
import type { PromptMessage } from "./schema";

export type TemplateValue = Json;

/** A backslash before the braces keeps them as text. Names hold no braces and no line break. */
const placeholder = /\\?\{\{([^{}\r\n]*)\}\}/g;

/** The variables of a prompt, each once, in the order in which they first appear. */
export function findVariables(messages: readonly Pick<PromptMessage, "content">[]): string[] {
  const names = new Set<string>();
  for (const { content } of messages) {
    for (const [whole, inside = ""] of content.matchAll(placeholder)) {
      const name = inside.trim();
      if (name !== "" && !whole.startsWith("\\")) names.add(name);
    }
  }
  return [...names];
}

/**
 * Puts values in place of `{{variable}}`, in one pass: braces inside a value stay as they are. Only own keys of `values`
 * count. A variable without a value stays visible as `{{variable}}`; `checkVariables` is the place to refuse it.
 */
export function renderTemplate(template: string, values: Readonly<Record<string, TemplateValue>>): string {
  return template.replace(placeholder, (whole: string, inside: string) => {
    if (whole.startsWith("\\")) return whole.slice(1);
    const name = inside.trim();
    return name !== "" && Object.hasOwn(values, name) ? toText(values[name] ?? null) : whole;
  });
}

export function renderMessages(
  messages: readonly PromptMessage[],
  values: Readonly<Record<string, TemplateValue>>,
): PromptMessage[] {
  return messages.map(({ role, content }) => ({ role, content: renderTemplate(content, values) }));
}

/** A template in pieces, each up to the next use of one of these variables; the last piece ends with none. */
export function cutAtVariables(
  template: string,
  variables: readonly string[],
): { text: string; variable: string | null }[] {
  const pieces: { text: string; variable: string | null }[] = [];
  let from = 0;
  for (const { 0: whole, 1: inside = "", index } of template.matchAll(placeholder)) {
    const variable = inside.trim();
    if (whole.startsWith("\\") || !variables.includes(variable)) continue;
    pieces.push({ text: template.slice(from, index), variable });
    from = index + whole.length;
  }
  return [...pieces, { text: template.slice(from), variable: null }];
}

/** Text as it is, nothing for null, JSON for lists and objects. */
function toText(value: TemplateValue): string {
  if (value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

export type VariableCheck = { missing: string[]; message: string | null };

/** Which variables the dataset's input columns cannot fill, with a sentence for the person who wrote the prompt. */
export function checkVariables(variables: readonly string[], columns: readonly string[]): VariableCheck {
  const missing = variables.filter((variable) => !columns.includes(variable));
  if (missing.length === 0) return { missing, message: null };
  const columnWord = missing.length === 1 ? "input column" : "input columns";
  const variableWord = missing.length === 1 ? "variable" : "variables";
  const has =
    columns.length === 0 ? "It has no input columns." : `Its input columns are ${columns.map(quote).join(", ")}.`;
  const named = missing.map((name) => `{{${name}}}`).join(", ");
  return {
    missing,
    message: `The prompt uses ${named}, but the dataset has no such ${columnWord}. ${has} Rename the ${variableWord} or import the missing ${columnWord}.`,
  };
}

function quote(name: string): string {
  return `"${name}"`;
}
