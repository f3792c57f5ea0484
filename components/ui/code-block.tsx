import { cn } from "./cn";
import { CopyButton } from "./copy-button";
import { ScrollRegion } from "./scroll-region";

interface CodeBlockProps {
  /** Read out for the region, e.g. "Prompt". */
  label: string;
  text: string;
  /** Height at which it scrolls. */
  maxHeight?: number;
  className?: string;
}

/** Prompts, answers and code: mono, wrapped, copyable. */
export function CodeBlock({ label, text, maxHeight = 400, className }: CodeBlockProps) {
  return (
    <div className={cn("group relative rounded border bg-sunken", className)}>
      <ScrollRegion aria-label={label} style={{ maxHeight }} className="overflow-auto rounded p-3 pr-10">
        <pre className="whitespace-pre-wrap break-words font-mono text-sm">{text}</pre>
      </ScrollRegion>
      <CopyButton text={text} label={`Copy ${label.toLowerCase()}`} className="absolute top-1.5 right-1.5 bg-sunken" />
    </div>
  );
}

/** A short mono word in running text: a variable, a model's name. */
export function Code({ children }: { children: string }) {
  return <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-[0.92em]">{children}</code>;
}
