import type { ColumnRole } from "@/server/core/dataset/schema";

/** What people read for each role, in the order in which it is offered. */
export const roleOptions: { value: ColumnRole; label: string }[] = [
  { value: "inputs", label: "Input" },
  { value: "image", label: "Image" },
  { value: "expected", label: "Expected answer" },
  { value: "metadata", label: "Metadata" },
  { value: "group", label: "Group" },
  { value: "ignore", label: "Leave out" },
];

export const roleHelp: Record<ColumnRole, string> = {
  inputs: "Fills the {{variable}} of the same name in a prompt.",
  image: "A picture, or its https address, for the {{variable}} of the same name.",
  expected: "The right answer, for metrics that compare with it.",
  metadata: "Describes the sample, for filters and slices.",
  group: "Rows of one group belong together and are not counted as independent.",
  ignore: "Is not imported.",
};

/** A select hands back any text; what is no role leaves the column as it was. */
export const asRole = (value: string): ColumnRole | null =>
  roleOptions.find((option) => option.value === value)?.value ?? null;
