"use client";

import { useQuery } from "@tanstack/react-query";
import { AlertRow } from "../budgets/alert-row";
import { useWorkspacePath } from "../hooks/use-workspace-path";
import { useApi } from "../shell/api-provider";
import { formatNumber } from "../ui/format";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";

const shown = 3;
const everyMs = 15_000;

/** What the budgets have to say and nobody has read yet; nothing while there is nothing. */
export function AlertsSection() {
  const api = useApi();
  const path = useWorkspacePath();
  const alerts = useQuery(
    api.budgets.alerts.queryOptions({ isOpen: true, limit: shown }, { refetchInterval: everyMs }),
  );
  if (!alerts.data || alerts.data.total === 0) return null;
  const more = alerts.data.total - alerts.data.items.length;
  return (
    <Section title="Alerts" flush>
      <ul className="divide-y border-t">
        {alerts.data.items.map((alert) => (
          <AlertRow key={alert.id} alert={alert} />
        ))}
      </ul>
      {more > 0 && (
        <p className="border-t px-4 py-2 text-sm">
          <TextLink href={path("/settings/budgets")}>{formatNumber(more)} more</TextLink>
        </p>
      )}
    </Section>
  );
}
