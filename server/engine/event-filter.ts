import type { EventFilter } from "./types";

/**
 * SQL that is true for a run `r` all of whose events carry the value; the two are the parameters $n and $n+1. A failure
 * event counts by the events of the run whose failure it tells. Whoever filters by owner must not get a batch that holds
 * somebody else's event, so one that differs excludes the run.
 *
 * The text is searched first, so that most runs are never parsed. jsonb refuses NUL and half surrogates, which texts of
 * models hold; no value that is looked for can contain them.
 */
export const carries = (
  n: number,
): string => `case when strpos(r.events, to_json($${n + 1}::text)::text) = 0 then false else (
  select bool_and((source #>> $${n}::text[]) is not distinct from $${n + 1}::text)
  from jsonb_array_elements(regexp_replace(r.events, '\\\\u(0000|d[89a-f][0-9a-f]{2})', '\\\\ufffd', 'gi')::jsonb) event
  cross join lateral jsonb_array_elements(case event ->> 'name'
    when 'inngest/function.failed' then event #> '{data,events}' else jsonb_build_array(event) end) source) end`;

/** The two parameters of `carries`. */
export const filterValues = ({ path, value }: EventFilter): [string[], string] => [["data", ...path], value];
