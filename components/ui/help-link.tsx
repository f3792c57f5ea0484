"use client";

import { CircleHelp } from "lucide-react";
import { cn } from "./cn";
import { type HelpTopic, helpTopics } from "./help-topics";
import { Tooltip } from "./tooltip";

/** The "?" beside a word: its page of the documentation, in a tab of its own so that nothing here is lost. */
export function HelpLink({ topic, className }: { topic: HelpTopic; className?: string }) {
  const { about, href } = helpTopics[topic];
  return (
    <Tooltip content={`About ${about}`}>
      <a
        href={href}
        target="_blank"
        rel="noopener"
        aria-label={`About ${about}, opens in a new tab`}
        className={cn(
          "inline-grid size-6 shrink-0 place-items-center rounded align-middle text-subtle hover:bg-hover hover:text-text print:hidden",
          className,
        )}
      >
        <CircleHelp aria-hidden className="size-4" />
      </a>
    </Tooltip>
  );
}
