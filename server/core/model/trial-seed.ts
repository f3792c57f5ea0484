/**
 * What the simulator needs to know of a trial. `sample` names the sample (the same in all variants and repeats, so that
 * hard samples are hard for every variant), `trial` adds variant and repeat; `attempt` counts from 1.
 */
export type TrialSeed = { sample: string; trial: string; attempt: number };

const shape = /^([^|]*)\|([^|]*)\|(\d+)$/;

/** Writes a trial's seed; a bar in a name is replaced, since bars part the fields. */
export function formatTrialSeed({ sample, trial, attempt }: TrialSeed): string {
  return `${sample.replaceAll("|", "_")}|${trial.replaceAll("|", "_")}|${attempt}`;
}

/** Reads it back; null for any other text. */
export function parseTrialSeed(text: string): TrialSeed | null {
  const [, sample, trial, attempt] = shape.exec(text) ?? [];
  if (sample === undefined || trial === undefined || attempt === undefined) return null;
  return { sample, trial, attempt: Number(attempt) };
}

/** The seed of one trial of a run: the same for the same run seed, place, variant and repeat, different for all others. */
export function runTrialSeed(run: { seed: string; position: number; letter: string; repeat: number; attempt: number }) {
  const sample = `${run.seed}:${run.position}`;
  return formatTrialSeed({ sample, trial: `${sample}:${run.letter}:${run.repeat}`, attempt: run.attempt });
}

/** Which repeat of its sample a trial of a run is; null for a seed of any other form. */
export function repeatOf(trialSeed: string): number | null {
  const [, repeat] = /:(\d+)$/.exec(parseTrialSeed(trialSeed)?.trial ?? "") ?? [];
  return repeat === undefined ? null : Number(repeat);
}
