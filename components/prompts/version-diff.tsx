import { settingLabels } from "@/server/core/model/setting-notes";
import type { PromptContent, PromptMessage, PromptSettings } from "@/server/core/prompt/schema";
import { DiffText } from "../ui/diff-text";
import { settingNames } from "./prompt-draft";
import { PromptText } from "./prompt-text";

interface VersionDiffProps {
  /** Null shows the version as it is. */
  before: PromptContent | null;
  after: PromptContent;
}

/** Message by message in their order, then the settings. Added and removed words are marked by line, not by colour alone. */
export function VersionDiff({ before, after }: VersionDiffProps) {
  const count = Math.max(before?.messages.length ?? 0, after.messages.length);
  const places = Array.from({ length: count }, (_, place) => place);
  return (
    <div className="divide-y">
      {places.map((place) => (
        <MessageDiff
          key={place}
          before={before ? before.messages[place] : undefined}
          after={after.messages[place]}
          isDiff={before !== null}
        />
      ))}
      <SettingsDiff before={before?.settings ?? null} after={after.settings} />
    </div>
  );
}

interface MessageDiffProps {
  before: PromptMessage | undefined;
  after: PromptMessage | undefined;
  isDiff: boolean;
}

function MessageDiff({ before, after, isDiff }: MessageDiffProps) {
  const roleWas = before && after && before.role !== after.role ? before.role : null;
  const mark = !isDiff || (before && after) ? null : after ? "added" : "removed";
  return (
    <div className="px-4 py-3">
      <h3 className="mb-1.5 font-medium text-subtle text-xs capitalize">
        {roleWas && `${roleWas}, now `}
        {(after ?? before)?.role}
        {mark && <span className={mark === "added" ? "text-success" : "text-danger"}> message {mark}</span>}
      </h3>
      {isDiff ? (
        <p className="font-mono text-sm">
          <DiffText before={before?.content ?? ""} after={after?.content ?? ""} />
        </p>
      ) : (
        <PromptText text={after?.content ?? ""} />
      )}
    </div>
  );
}

function SettingsDiff({ before, after }: { before: PromptSettings | null; after: PromptSettings }) {
  const text = (value: PromptSettings[keyof PromptSettings]) =>
    value === undefined
      ? "default"
      : Array.isArray(value)
        ? value.map((each) => JSON.stringify(each)).join(" ")
        : typeof value === "object"
          ? JSON.stringify(value)
          : String(value);
  return (
    <div className="px-4 py-3">
      <h3 className="mb-1.5 font-medium text-subtle text-xs">Settings</h3>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-sm sm:grid-cols-[auto_1fr_auto_1fr]">
        {settingNames.map((name) => {
          const now = text(after[name]);
          const was = before ? text(before[name]) : now;
          return (
            <div key={name} className="contents">
              <dt className="text-muted">{settingLabels[name]}</dt>
              <dd className="min-w-0 break-words font-mono tabular-nums">
                {was !== now && <del className="mr-2 rounded-sm bg-danger-soft px-1 text-danger-ink">{was}</del>}
                {was !== now ? (
                  <ins className="rounded-sm bg-success-soft px-1 text-success-ink underline-offset-2">{now}</ins>
                ) : (
                  <span className={now === "default" ? "text-subtle" : undefined}>{now}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
