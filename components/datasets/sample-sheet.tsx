"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import type { ReactNode } from "react";
import type { Json } from "@/server/core/dataset/schema";
import { CodeBlock } from "../ui/code-block";
import { CopyId } from "../ui/copy-id";
import { formatNumber } from "../ui/format";
import { IconButton } from "../ui/icon-button";
import { JsonView } from "../ui/json-view";
import { Sheet } from "../ui/sheet";
import { cellText } from "./cell-text";
import { Picture } from "./picture";
import type { SampleRow } from "./sample-columns";

interface SampleSheetProps {
  sample: SampleRow | null;
  imageColumns: string[];
  onClose: () => void;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
}

/** The whole sample, nothing cut. */
export function SampleSheet({ sample, imageColumns, onClose, onPrevious, onNext }: SampleSheetProps) {
  if (!sample) return null;
  const metadata = Object.entries(sample.metadata);
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Sample ${formatNumber(sample.position + 1)}`}
      actions={
        <>
          <IconButton
            label="Previous sample"
            icon={<ChevronUp />}
            size="sm"
            blockedBecause={onPrevious ? null : "This is the first sample of the page."}
            onClick={() => onPrevious?.()}
          />
          <IconButton
            label="Next sample"
            icon={<ChevronDown />}
            size="sm"
            blockedBecause={onNext ? null : "This is the last sample of the page."}
            onClick={() => onNext?.()}
          />
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Part title="Inputs">
          {Object.entries(sample.inputs).map(([column, value]) => (
            <NamedValue key={column} name={column} value={value} isImage={imageColumns.includes(column)} />
          ))}
        </Part>
        <Part title="Expected answer">
          {sample.expected === null ? (
            <p className="text-muted text-sm">This sample has none.</p>
          ) : (
            <CodeBlock label="Expected answer" text={sample.expected} />
          )}
        </Part>
        {metadata.length > 0 && (
          <Part title="Metadata">
            <dl className="grid grid-cols-[minmax(96px,auto)_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
              {metadata.map(([field, value]) => (
                <div key={field} className="contents">
                  <dt className="font-mono text-subtle">{field}</dt>
                  <dd className="break-words">{cellText(value) || <span className="text-subtle">empty</span>}</dd>
                </div>
              ))}
            </dl>
          </Part>
        )}
        {sample.groupKey !== null && (
          <Part title="Group">
            <p className="font-mono text-sm">{sample.groupKey}</p>
          </Part>
        )}
        <p className="flex items-center gap-1 text-subtle text-xs">
          Id <CopyId id={sample.id} />
        </p>
      </div>
    </Sheet>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold text-sm">{title}</h3>
      {children}
    </section>
  );
}

function NamedValue({ name, value, isImage }: { name: string; value: Json; isImage: boolean }) {
  return (
    <div className="flex flex-col gap-1">
      <h4 className="font-mono text-subtle text-xs">{name}</h4>
      {isImage ? (
        <Picture column={name} value={value} size="large" />
      ) : typeof value === "object" && value !== null ? (
        <JsonView label={name} value={value} />
      ) : (
        <CodeBlock label={name} text={cellText(value)} />
      )}
    </div>
  );
}
