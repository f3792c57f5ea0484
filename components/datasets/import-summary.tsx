import type { MappedSamples } from "@/server/core/dataset/map-samples";
import { Code } from "../ui/code-block";
import { formatCount } from "../ui/format";

/** What the import will make, in words, before it is made. */
export function ImportSummary({ mapped }: { mapped: MappedSamples }) {
  const rows = [
    { term: "Samples", text: formatCount(mapped.samples.length, "sample") },
    {
      term: "Prompt variables",
      text: mapped.inputColumns.map((column) => <Code key={column}>{`{{${column}}}`}</Code>),
    },
    ...(mapped.imageColumns.length > 0 ? [{ term: "Images", text: nameImages(mapped) }] : []),
    {
      term: "Expected answer",
      text: mapped.hasExpected ? countFilled(mapped) : "None. Metrics that compare with a right answer cannot be used.",
    },
    {
      term: "Metadata",
      text: mapped.metadataFields.length ? mapped.metadataFields.join(", ") : "None",
    },
    ...(mapped.hasGroups ? [{ term: "Groups", text: formatCount(countGroups(mapped), "group") }] : []),
  ];
  return (
    <dl className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[136px_minmax(0,1fr)]">
      {rows.map(({ term, text }) => (
        <div key={term} className="contents">
          <dt className="text-subtle">{term}</dt>
          <dd className="mb-1 flex min-w-0 flex-wrap gap-1 sm:mb-0">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function countFilled({ samples }: MappedSamples) {
  const filled = samples.filter((sample) => sample.expected !== null).length;
  return filled === samples.length ? "In every sample" : `In ${filled} of ${formatCount(samples.length, "sample")}`;
}

const countGroups = ({ samples }: MappedSamples) => new Set(samples.map((sample) => sample.group)).size;

const nameImages = ({ imageColumns, imageUrlColumns }: MappedSamples) =>
  imageColumns.map((column) => (imageUrlColumns.includes(column) ? `${column} (by address)` : column)).join(", ");
