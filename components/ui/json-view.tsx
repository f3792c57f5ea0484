import { CodeBlock } from "./code-block";

/** Any JSON value, indented. Text that holds JSON is shown as JSON; other text as it is. */
export function JsonView({ label, value, maxHeight }: { label: string; value: unknown; maxHeight?: number }) {
  return <CodeBlock label={label} text={jsonText(value)} maxHeight={maxHeight} />;
}

function jsonText(value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value, null, 2) ?? "undefined";
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
