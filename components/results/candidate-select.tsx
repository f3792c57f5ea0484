import { Select } from "../ui/select";
import type { useCandidate } from "./use-candidate";

/** Which candidate stands beside the control; nothing where there is no choice. */
export function CandidateSelect({ candidates, candidate, control, choose }: ReturnType<typeof useCandidate>) {
  if (candidates.length < 2 || !candidate) return null;
  return (
    <div className="flex items-center gap-2 text-muted text-sm">
      <span>Compare with {control}</span>
      <Select
        size="sm"
        aria-label="Candidate"
        className="w-56"
        value={candidate.letter}
        options={candidates.map(({ letter, name }) => ({ value: letter, label: `${letter} ${name}` }))}
        onValueChange={choose}
      />
    </div>
  );
}
