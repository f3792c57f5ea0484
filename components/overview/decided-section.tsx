"use client";

import { CircleCheck, CircleDashed, CircleEqual, CircleMinus, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { formatMoney } from "../ui/format";
import { RelativeTime } from "../ui/relative-time";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";
import type { ExperimentCard } from "./sort-work";

type VerdictKind = NonNullable<ExperimentCard["summary"]>["verdict"]["kind"];

const looks: Record<VerdictKind, { icon: LucideIcon; word: string; tone: string }> = {
  ship: { icon: CircleCheck, word: "Ship", tone: "text-success" },
  ship_cheaper: { icon: CircleCheck, word: "Ship, as good and cheaper", tone: "text-success" },
  keep_control: { icon: CircleMinus, word: "Keep the control", tone: "text-muted" },
  equivalent: { icon: CircleEqual, word: "Equivalent", tone: "text-info" },
  keep_collecting: { icon: CircleDashed, word: "Not proven", tone: "text-warning" },
};

const shown = 5;

export function DecidedSection({ experiments }: { experiments: ExperimentCard[] }) {
  const path = useWorkspacePath();
  return (
    <Section
      title="Latest verdicts"
      flush
      actions={
        experiments.length > shown && (
          <TextLink href={path("/experiments?status=completed")} className="text-sm">
            See all
          </TextLink>
        )
      }
    >
      {experiments.length === 0 ? (
        <p className="px-4 pb-4 text-muted text-sm">
          No verdict yet. It appears here once an experiment has proven something or used its samples.
        </p>
      ) : (
        <ul className="divide-y border-t">
          {experiments.slice(0, shown).map((experiment) => (
            <li key={experiment.id}>
              <Link
                href={path(`/experiments/${experiment.id}`)}
                className="-outline-offset-2 block px-4 py-3 hover:bg-hover"
              >
                <Verdict experiment={experiment} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Verdict({ experiment: { name, endedAt, summary } }: { experiment: ExperimentCard }) {
  if (!summary) return null;
  const { icon: Icon, word, tone } = looks[summary.verdict.kind];
  return (
    <span className="flex items-start gap-3">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline gap-x-3">
          <span className="min-w-0 flex-1 line-clamp-2 basis-40 break-words font-medium text-sm">{name}</span>
          <span className="text-subtle text-xs tabular-nums">
            {formatMoney(summary.spendMicroUsd)} · <RelativeTime instant={endedAt} />
          </span>
        </span>
        <span className="mt-0.5 block max-w-prose text-muted text-sm">
          <span className={`font-medium ${tone}`}>{word}.</span> {summary.verdict.sentence}
        </span>
      </span>
    </span>
  );
}
