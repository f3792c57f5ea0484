"use client";

import { Activity, Archive, Ban, Copy, Download, Pencil } from "lucide-react";
import { type ReactElement, type ReactNode, useState } from "react";
import { type ExperimentStatus, whyNotArchive, whyNotCancel, whyNotExport } from "@/server/core/experiment/status";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useBlocked } from "../shell/role-context";
import { Menu, MenuItem, MenuSeparator } from "../ui/dropdown-menu";
import { AskBefore, type Question } from "./ask-before";
import { NoiseFloorDialog } from "./noise-floor-dialog";

interface MenuExperiment {
  id: string;
  name: string;
  status: ExperimentStatus;
  archivedAt: Date | string | null;
}

interface ExperimentMenuProps {
  experiment: MenuExperiment;
  trigger: ReactElement;
  /** Comes first. */
  children?: ReactNode;
}

/** What can be done with an experiment beside running it: the same in the list and on its page. */
export function ExperimentMenu({ experiment, trigger, children }: ExperimentMenuProps) {
  const path = useWorkspacePath();
  const blocked = useBlocked("experiments:write");
  const exportBlocked = useBlocked("exports:read");
  const [question, setQuestion] = useState<Question | null>(null);
  const [isMeasuring, setIsMeasuring] = useState(false);
  const { id, status, archivedAt } = experiment;
  return (
    <>
      <Menu align="end" trigger={trigger}>
        {children}
        {status === "draft" && !archivedAt && (
          <MenuItem icon={<Pencil aria-hidden />} href={path(`/experiments/new?draft=${id}`)} blockedBecause={blocked}>
            Edit the plan
          </MenuItem>
        )}
        <MenuItem icon={<Copy aria-hidden />} href={path(`/experiments/new?copy=${id}`)} blockedBecause={blocked}>
          Copy as a new draft
        </MenuItem>
        <MenuItem icon={<Activity aria-hidden />} blockedBecause={blocked} onSelect={() => setIsMeasuring(true)}>
          Measure the noise floor
        </MenuItem>
        <MenuItem
          icon={<Download aria-hidden />}
          href={`/api/workspaces${path(`/experiments/${id}/results`)}`}
          isDownload
          blockedBecause={exportBlocked ?? whyNotExport(experiment)}
        >
          Export results (JSON)
        </MenuItem>
        <MenuSeparator />
        <MenuItem
          icon={<Ban aria-hidden />}
          danger
          blockedBecause={blocked ?? whyNotCancel(experiment)}
          onSelect={() => setQuestion("cancel")}
        >
          Cancel the run
        </MenuItem>
        <MenuItem
          icon={<Archive aria-hidden />}
          danger
          blockedBecause={blocked ?? whyNotArchive(experiment)}
          onSelect={() => setQuestion("archive")}
        >
          Archive
        </MenuItem>
      </Menu>
      {isMeasuring && <NoiseFloorDialog experiment={experiment} onClose={() => setIsMeasuring(false)} />}
      {question && <AskBefore question={question} experiment={experiment} onClose={() => setQuestion(null)} />}
    </>
  );
}
