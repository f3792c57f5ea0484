"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { Check } from "lucide-react";
import type { AppRouter } from "@/server/trpc/root";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useBlocked } from "../shell/role-context";
import { ButtonLink } from "../ui/button";
import { cn } from "../ui/cn";
import { formatCount } from "../ui/format";
import { DemoCard } from "./demo-card";

type Workspace = inferRouterOutputs<AppRouter>["workspace"]["get"];

interface Step {
  title: string;
  words: string;
  href: string;
  action: string;
  count: number;
  noun: string;
  blocked: string | null;
}

/** The empty workspace: the whole story in one click, or one's own in three steps. */
export function Welcome({ workspace }: { workspace: Workspace }) {
  const path = useWorkspacePath();
  const blocked = useBlocked("experiments:write");
  const { counts } = workspace;
  const steps: Step[] = [
    {
      title: "Import data",
      words: "A CSV, JSON or JSONL file, pasted rows, or an example. One row is one sample.",
      href: "/datasets/new",
      action: "Import",
      count: counts.datasets,
      noun: "dataset",
      blocked: useBlocked("datasets:write"),
    },
    {
      title: "Write a prompt",
      words: "Two of them make an experiment. Variables take the values of each sample.",
      href: "/prompts/new",
      action: "Write",
      count: counts.prompts,
      noun: "prompt",
      blocked: useBlocked("prompts:write"),
    },
    {
      title: "Connect a model",
      words: "Ollama, OpenAI, Anthropic, any compatible host, or the simulator.",
      href: "/models",
      action: "Connect",
      count: counts.models,
      noun: "model",
      blocked: useBlocked("connections:write"),
    },
  ];
  const isReady = steps.every(({ count }) => count > 0);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 py-4 sm:py-10">
      <header>
        <h1 className="font-semibold text-xl tracking-[-0.02em]">Welcome to {workspace.name}</h1>
        <p className="mt-2 max-w-prose text-muted">
          Assay tells whether one prompt or model is better than another, by how much, at what cost, and how sure that
          is. See it at work first, or begin with your own question.
        </p>
      </header>
      <DemoCard />
      <section aria-labelledby="own-steps">
        <h2 id="own-steps" className="font-semibold text-base">
          Or begin with your own
        </h2>
        <ol className="mt-3 divide-y rounded-lg border bg-surface">
          {steps.map((step, index) => (
            <li key={step.title} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
              <StepMark step={step} number={index + 1} />
              <div className="min-w-0 flex-1 basis-56">
                <h3 className="font-medium text-sm">{step.title}</h3>
                <p className="text-muted text-sm">
                  {step.count > 0 ? `${formatCount(step.count, step.noun)} in place.` : step.words}
                </p>
              </div>
              <ButtonLink
                size="sm"
                href={path(step.href)}
                blockedBecause={step.blocked}
                aria-label={`${step.action}: ${step.title}`}
              >
                {step.count > 0 ? "Add another" : step.action}
              </ButtonLink>
            </li>
          ))}
          <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
            <span className="grid size-7 shrink-0 place-items-center rounded-full border font-medium text-subtle text-xs">
              4
            </span>
            <div className="min-w-0 flex-1 basis-56">
              <h3 className="font-medium text-sm">Compare</h3>
              <p className="text-muted text-sm">
                {isReady
                  ? "Everything is in place."
                  : "Choose the data, the variants and what matters. The rest has sensible values."}
              </p>
            </div>
            <ButtonLink
              size="sm"
              variant={isReady ? "primary" : "secondary"}
              href={path("/experiments/new")}
              blockedBecause={blocked}
            >
              New experiment
            </ButtonLink>
          </li>
        </ol>
      </section>
    </div>
  );
}

function StepMark({ step: { count, title }, number }: { step: Step; number: number }) {
  const isDone = count > 0;
  return (
    <span
      className={cn(
        "grid size-7 shrink-0 place-items-center rounded-full border font-medium text-xs",
        isDone ? "border-transparent bg-success-soft text-success-ink" : "text-subtle",
      )}
    >
      {isDone ? <Check aria-label={`${title}: done`} role="img" className="size-4" /> : number}
    </span>
  );
}
