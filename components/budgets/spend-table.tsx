"use client";

import { formatCompact, formatCount, formatMoney, formatNumber, formatPercent } from "../ui/format";
import { Table, TableBody, TableCell, TableEmptyRow, TableHead, TableHeadCell, TableRow } from "../ui/table";
import { TextLink } from "../ui/text-link";
import type { SpendPart } from "./api-types";

interface SpendTableProps {
  caption: string;
  /** "Model", "Person", "Experiment". */
  noun: string;
  part: SpendPart;
  totalMicroUsd: number;
  hrefOf?: (id: string) => string;
}

/** Who or what the money went to, the dearest first. */
export function SpendTable({ caption, noun, part, totalMicroUsd, hrefOf }: SpendTableProps) {
  const share = (cost: number) => (totalMicroUsd > 0 ? formatPercent(cost / totalMicroUsd) : "-");
  return (
    <Table caption={caption} dense>
      <TableHead>
        <tr>
          <TableHeadCell>{noun}</TableHeadCell>
          <TableHeadCell align="right">Cost</TableHeadCell>
          <TableHeadCell align="right">Share</TableHeadCell>
          <TableHeadCell align="right">Calls</TableHeadCell>
          <TableHeadCell align="right">Failed</TableHeadCell>
          <TableHeadCell align="right">Tokens in</TableHeadCell>
          <TableHeadCell align="right">Tokens out</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {part.items.map((row) => (
          <TableRow key={row.id ?? "none"}>
            <TableCell className="max-w-80">
              <span className="block truncate">
                {row.id && hrefOf ? <TextLink href={hrefOf(row.id)}>{row.name}</TextLink> : row.name}
                {row.detail && <span className="text-subtle"> · {row.detail}</span>}
              </span>
            </TableCell>
            <TableCell align="right">{formatMoney(row.costMicroUsd)}</TableCell>
            <TableCell align="right">{share(row.costMicroUsd)}</TableCell>
            <TableCell align="right">{formatNumber(row.calls)}</TableCell>
            <TableCell align="right">{formatNumber(row.failures)}</TableCell>
            <TableCell align="right">{formatCompact(row.inputTokens)}</TableCell>
            <TableCell align="right">{formatCompact(row.outputTokens)}</TableCell>
          </TableRow>
        ))}
        {part.more.count > 0 && (
          <TableRow>
            <TableCell className="text-muted">{formatCount(part.more.count, "other")}</TableCell>
            <TableCell align="right">{formatMoney(part.more.costMicroUsd)}</TableCell>
            <TableCell align="right">{share(part.more.costMicroUsd)}</TableCell>
            <TableCell align="right">{formatNumber(part.more.calls)}</TableCell>
            <TableCell align="right">{formatNumber(part.more.failures)}</TableCell>
            <TableCell align="right">{formatCompact(part.more.inputTokens)}</TableCell>
            <TableCell align="right">{formatCompact(part.more.outputTokens)}</TableCell>
          </TableRow>
        )}
        {part.items.length === 0 && <TableEmptyRow columns={7}>No call in this time.</TableEmptyRow>}
      </TableBody>
    </Table>
  );
}
