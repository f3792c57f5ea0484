"use client";

import { useQuery } from "@tanstack/react-query";
import { Activity } from "lucide-react";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { HelpLink } from "../ui/help-link";
import { TextLink } from "../ui/text-link";
import { noiseFloorWords } from "./noise-floor-words";

interface NoiseFloorNoteProps {
  experimentId: string;
  evaluatorId: string | undefined;
}

/** What chance alone did to this measure on this data, where somebody measured it. */
export function NoiseFloorNote({ experimentId, evaluatorId }: NoiseFloorNoteProps) {
  const api = useApi();
  const path = useWorkspacePath();
  const floor = useQuery(api.results.noiseFloor.queryOptions({ experimentId }, { staleTime: 60_000 }));
  const found = floor.data?.noiseFloor;
  const metric = found?.metrics.find((each) => each.evaluatorId === evaluatorId);
  if (!found || !metric) return null;
  return (
    <p className="flex max-w-prose items-start gap-2 text-muted text-sm">
      <Activity aria-hidden className="mt-0.5 size-4 shrink-0 text-info" />
      <span>
        {noiseFloorWords(metric)} <TextLink href={path(`/experiments/${found.experiment.id}`)}>See that run</TextLink>{" "}
        <HelpLink topic="noiseFloor" />
      </span>
    </p>
  );
}
