"use client";

import { useQuery } from "@tanstack/react-query";
import { useApi } from "../shell/api-provider";
import { QueryError } from "../shell/query-error";
import { CodeBlock } from "../ui/code-block";
import { CopyId } from "../ui/copy-id";
import { formatDuration, formatInstant, formatNumber } from "../ui/format";
import { Skeleton } from "../ui/skeleton";
import { Stat, StatRow } from "../ui/stat";
import { Chip } from "../ui/status-chip";
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from "../ui/table";
import type { TrialView } from "./api-types";
import { endingWords, failureWords } from "./failure-words";
import { formatUnitCost } from "./metric-format";
import { SheetPart } from "./sheet-part";

/** What was sent, what it took, and every attempt: the evidence behind one answer. */
export function TrialRecord({ trialId }: { trialId: string }) {
  const api = useApi();
  const trial = useQuery(api.results.trial.queryOptions({ trialId }));
  if (trial.isPending) {
    return (
      <div role="status" aria-label="Loading the record" className="flex flex-col gap-3">
        <Skeleton className="h-12" />
        <Skeleton className="h-40" />
      </div>
    );
  }
  if (trial.isError) return <QueryError error={trial.error} onRetry={trial.refetch} retrying={trial.isFetching} />;
  const { response, messages, attempts } = trial.data;
  return (
    <div className="flex flex-col gap-5">
      {response && <ResponseFacts response={response} />}
      <SheetPart title="Prompt as sent">
        <div className="flex flex-col gap-2">
          {messages.map((message, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the messages of one trial never move
            <div key={index} className="flex flex-col gap-1">
              <span className="text-subtle text-xs first-letter:uppercase">{message.role}</span>
              <CodeBlock label={`${message.role} message`} text={message.content} maxHeight={240} />
            </div>
          ))}
        </div>
      </SheetPart>
      <SheetPart title="Attempts">
        {attempts.length === 0 ? (
          <p className="text-muted text-sm">No call was made.</p>
        ) : (
          <Attempts attempts={attempts} />
        )}
      </SheetPart>
      <p className="flex items-center gap-1 text-subtle text-xs">
        Trial id <CopyId id={trial.data.trialId} length={13} />
      </p>
    </div>
  );
}

function ResponseFacts({ response }: { response: NonNullable<TrialView["response"]> }) {
  return (
    <StatRow>
      <Stat label="Model that answered" value={<span className="text-sm">{response.servedModel}</span>} />
      <Stat
        label="Tokens"
        value={formatNumber(response.inputTokens + response.outputTokens)}
        detail={`${formatNumber(response.inputTokens)} in, ${formatNumber(response.outputTokens)} out`}
      />
      <Stat label="Cost" value={formatUnitCost(response.costMicroUsd)} />
      <Stat
        label="Latency"
        value={formatDuration(response.latencyMs)}
        detail={
          response.timeToFirstTokenMs === null
            ? undefined
            : `first token ${formatDuration(response.timeToFirstTokenMs)}`
        }
      />
      <Stat
        label="Ended by"
        value={<span className="text-sm">{endingWords(response.finishReason) ?? "Finished"}</span>}
      />
    </StatRow>
  );
}

function Attempts({ attempts }: { attempts: TrialView["attempts"] }) {
  return (
    <Table caption="Attempts" dense>
      <TableHead>
        <tr>
          <TableHeadCell>Call</TableHeadCell>
          <TableHeadCell align="right">No.</TableHeadCell>
          <TableHeadCell>Started</TableHeadCell>
          <TableHeadCell align="right">Until recorded</TableHeadCell>
          <TableHeadCell align="right">Cost</TableHeadCell>
          <TableHeadCell>Outcome</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {attempts.map((attempt) => (
          <TableRow key={`${attempt.purpose} ${attempt.number}`}>
            <TableCell className="whitespace-nowrap">{attempt.purpose}</TableCell>
            <TableCell align="right">{formatNumber(attempt.number)}</TableCell>
            <TableCell className="whitespace-nowrap tabular-nums">{formatInstant(attempt.startedAt)}</TableCell>
            <TableCell align="right">
              {attempt.finishedAt
                ? formatDuration(Date.parse(attempt.finishedAt) - Date.parse(attempt.startedAt))
                : "-"}
            </TableCell>
            <TableCell align="right">{formatUnitCost(attempt.costMicroUsd)}</TableCell>
            <TableCell className="min-w-48">
              {attempt.errorKind ? (
                <span className="flex flex-col items-start py-1">
                  <Chip tone="danger">{failureWords(attempt.errorKind)}</Chip>
                  <span className="text-muted text-xs">{attempt.errorMessage}</span>
                </span>
              ) : (
                (attempt.outcome ?? "under way")
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
