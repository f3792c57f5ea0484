import { Activity, FlaskConical } from "lucide-react";
import { Chip } from "../ui/status-chip";

/** Marks runs that only prepare others, so that their verdicts are not read as answers. */
export function KindChip({ of }: { of: { isPilot: boolean; isNoiseFloor: boolean } }) {
  if (of.isPilot) return <Chip icon={<FlaskConical aria-hidden />}>Pilot</Chip>;
  if (of.isNoiseFloor) return <Chip icon={<Activity aria-hidden />}>Noise floor</Chip>;
  return null;
}
