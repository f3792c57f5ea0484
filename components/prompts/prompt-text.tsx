import { highlightParts } from "./highlight-parts";

/** A saved message with its variables marked. */
export function PromptText({ text }: { text: string }) {
  return (
    <p className="whitespace-pre-wrap break-words font-mono text-sm">
      {highlightParts(text).map((part) =>
        part.isVariable ? (
          <mark key={part.at} className="rounded-sm bg-accent-soft text-accent-ink">
            {part.text}
          </mark>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}
