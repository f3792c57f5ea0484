import { Code } from "../ui/code-block";

/** The variables found in the text, in the order in which they appear. */
export function VariableList({ variables }: { variables: string[] }) {
  return (
    <div aria-live="polite">
      {variables.length === 0 ? (
        <p className="text-muted text-sm">
          None yet. Write <Code>{"{{question}}"}</Code> where a sample's value goes.
        </p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {variables.map((variable) => (
            <li key={variable} className="rounded-sm bg-accent-soft px-1.5 py-0.5 font-mono text-accent-ink text-xs">
              {variable}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
