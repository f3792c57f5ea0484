"use client";

import { Upload } from "lucide-react";
import { type DragEvent, type ReactNode, useId, useState } from "react";
import { cn } from "./cn";

interface FileDropProps {
  label: string;
  /** As in the accept attribute: ".csv,.json". The server checks again. */
  accept?: string;
  help?: ReactNode;
  error?: string | null;
  onFile: (file: File) => void;
  className?: string;
}

/** A file by drop, by click or by keyboard: one native file input, made large. */
export function FileDrop({ label, accept, help, error, onFile, className }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  }
  return (
    <div className={className}>
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "flex cursor-pointer flex-col items-center gap-1 rounded border border-border-strong border-dashed bg-surface px-6 py-8 text-center hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2",
          over && "border-accent bg-accent-soft",
        )}
      >
        <Upload aria-hidden className="size-5 text-subtle" />
        <span className="font-medium text-sm">{label}</span>
        {help && (
          <span id={`${id}-help`} className="text-subtle text-xs">
            {help}
          </span>
        )}
        <input
          id={id}
          type="file"
          accept={accept}
          aria-label={label}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : help ? `${id}-help` : undefined}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            // The same file must be choosable again after it was corrected on disk.
            event.target.value = "";
            if (file) onFile(file);
          }}
        />
      </label>
      {error && (
        <p id={`${id}-error`} role="alert" className="mt-1.5 text-danger text-xs">
          {error}
        </p>
      )}
    </div>
  );
}
