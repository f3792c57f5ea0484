"use client";

import { useState } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FileDrop } from "../ui/file-drop";
import { Section } from "../ui/section";
import { Spinner } from "../ui/spinner";
import { TabPanel, Tabs } from "../ui/tabs";
import { Textarea } from "../ui/textarea";
import { type ReadSource, readFile, readPasted } from "./read-file";
import { TableErrors } from "./table-errors";

interface ChooseSourceProps {
  onRead: (source: ReadSource) => void;
}

const tabs = [
  { value: "file", label: "File" },
  { value: "paste", label: "Paste" },
];

/** A file or pasted rows. What cannot be read says why, and stays here. */
export function ChooseSource({ onRead }: ChooseSourceProps) {
  const [tab, setTab] = useState("file");
  const [pasted, setPasted] = useState("");
  const [reading, setReading] = useState<string | null>(null);
  const [refused, setRefused] = useState<ReadSource | null>(null);

  async function take(name: string, read: () => Promise<ReadSource>) {
    setReading(name);
    setRefused(null);
    // A large file takes a moment; the browser paints the message before the work begins.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const source = await read().catch(() => null);
    setReading(null);
    if (source?.result.ok) onRead(source);
    else setRefused(source ?? unreadable(name));
  }

  return (
    <div className="flex flex-col gap-4">
      <Section>
        <Tabs label="Where the rows come from" value={tab} onValueChange={setTab} tabs={tabs}>
          <TabPanel value="file" className="pt-4">
            <FileDrop
              label={reading ? `Reading ${reading}` : "Drop a file here, or choose one"}
              accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson"
              help="CSV, TSV, JSON or JSONL, UTF-8, up to 50 MiB and 100,000 rows. It is read in this browser first."
              onFile={(file) => void take(file.name, () => readFile(file))}
            />
          </TabPanel>
          <TabPanel value="paste" className="flex flex-col gap-3 pt-4">
            <Field
              label="Rows"
              help="With a header line; copied cells of a spreadsheet work too. JSON and JSONL are recognised."
            >
              <Textarea
                mono
                rows={10}
                spellCheck={false}
                value={pasted}
                placeholder={"question,expected\nWhat is the capital of France?,Paris"}
                onChange={(event) => setPasted(event.target.value)}
              />
            </Field>
            <Button
              variant="primary"
              className="self-start"
              pending={reading !== null}
              blockedBecause={pasted.trim() === "" ? "Paste some rows first." : null}
              onClick={() => void take("the pasted rows", async () => readPasted(pasted))}
            >
              Preview
            </Button>
          </TabPanel>
        </Tabs>
      </Section>
      {reading && (
        <p role="status" className="flex items-center gap-2 text-muted text-sm">
          <Spinner /> Reading {reading}
        </p>
      )}
      {refused && !refused.result.ok && (
        <TableErrors
          title={`${refused.name} cannot be imported as it is`}
          errors={refused.result.errors}
          moreErrors={refused.result.moreErrors}
        />
      )}
    </div>
  );
}

const unreadable = (name: string): ReadSource => ({
  name,
  text: "",
  result: {
    ok: false,
    errors: [
      {
        row: null,
        column: null,
        message: "The browser could not read this file. It may have been moved or is open elsewhere; choose it again.",
      },
    ],
    moreErrors: 0,
  },
});
