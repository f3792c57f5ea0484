import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, canonicalSamples } from "./content-hash";
import { inferColumns } from "./infer-columns";
import { mapSamples } from "./map-samples";
import { parseTable } from "./parse-table";
import { type Mapping, sampleSchema } from "./schema";
import type { Table } from "./table";

function tableFrom(content: string): Table {
  const result = parseTable({ content });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.table;
}
const roles = (columns: string[]) => inferColumns(columns).map(({ role }) => role);

describe("guessed columns", () => {
  it("know the usual names in any spelling", () => {
    expect(roles(["Question", "expectedOutput", "Difficulty", "conversation-id", "Unnamed: 0"])).toEqual([
      "inputs",
      "expected",
      "metadata",
      "group",
      "ignore",
    ]);
  });

  it("choose one expected answer, the surest, and keep the others as metadata", () => {
    expect(roles(["text", "label", "answer", "ground_truth"])).toEqual(["inputs", "metadata", "metadata", "expected"]);
  });

  it("leave an input whenever a column could be one", () => {
    expect(roles(["id", "topic", "answer"])).toEqual(["metadata", "inputs", "expected"]);
    expect(roles(["id", "answer"])).toEqual(["metadata", "expected"]);
  });
});

describe("image columns", () => {
  const png = "data:image/png;base64,iVBORw0KGgoA";
  const rowsOf = (...rows: object[]) => tableFrom(rows.map((row) => JSON.stringify(row)).join("\n"));
  const mapping: Mapping = [
    { column: "photo", role: "image" },
    { column: "q", role: "inputs" },
    { column: "chart", role: "image" },
  ];

  it("are guessed where all that the first rows hold are pictures, whatever the name", () => {
    const { columns, rows } = rowsOf({ q: "a", label: png, note: png }, { q: "b", label: null, note: "none" });
    expect(inferColumns(columns, rows).map(({ role }) => role)).toEqual(["inputs", "image", "metadata"]);
    expect(inferColumns(["q", "label"], []).map(({ role }) => role)).toEqual(["inputs", "expected"]);
  });

  it("are inputs, and known as pictures and as addresses", () => {
    const table = rowsOf(
      { photo: png, q: "a", chart: null },
      { photo: "", q: "b", chart: "https://example.com/a.png" },
    );
    expect(mapSamples(table, mapping)).toMatchObject({
      ok: true,
      inputColumns: ["photo", "q", "chart"],
      imageColumns: ["photo", "chart"],
      imageUrlColumns: ["chart"],
      samples: [{ inputs: { photo: png, q: "a", chart: null } }, { inputs: { chart: "https://example.com/a.png" } }],
    });
    expect(mapSamples(table, mapping.slice(0, 1))).toMatchObject({ ok: false, errors: [{ row: 2, column: null }] });
  });

  it("refuse what is no picture by row and column, with or without a header", () => {
    const table = tableFrom(`q,photo\na,"${png}"\nb,http://10.0.0.1/a.png\nc,cat.png`);
    expect(mapSamples(table, mapping.slice(0, 2))).toMatchObject({
      ok: false,
      errors: [
        { row: 3, column: "photo", message: expect.stringContaining("https") },
        { row: 4, column: "photo", message: expect.stringContaining("data URL") },
      ],
    });
  });
});

describe("samples", () => {
  const mapping: Mapping = [
    { column: "q", role: "inputs" },
    { column: "a", role: "expected" },
    { column: "d", role: "metadata" },
    { column: "g", role: "group" },
  ];

  it("take each column by its role, and blank expected and group cells as null", () => {
    expect(mapSamples(tableFrom("q,a,d,g,x\nwhy,because,easy,g1,no\nhow,,, ,no"), mapping)).toEqual({
      ok: true,
      samples: [
        { inputs: { q: "why" }, expected: "because", metadata: { d: "easy" }, group: "g1" },
        { inputs: { q: "how" }, expected: null, metadata: { d: "" }, group: null },
      ],
      inputColumns: ["q"],
      imageColumns: [],
      imageUrlColumns: [],
      metadataFields: ["d"],
      hasExpected: true,
      hasGroups: true,
    });
  });

  it("keep JSON inputs as they are and write other expected answers as JSON", () => {
    const result = mapSamples(tableFrom('[{"q":{"n":[1]},"a":{"z":1,"b":2},"d":true,"g":7},{"q":0,"a":4}]'), mapping);
    expect(result).toMatchObject({
      samples: [
        { inputs: { q: { n: [1] } }, expected: '{"b":2,"z":1}', metadata: { d: true }, group: "7" },
        { inputs: { q: 0 }, expected: "4", metadata: { d: null }, group: null },
      ],
    });
  });

  it("name the rows without input and a group that is no text", () => {
    expect(
      mapSamples(tableFrom('{"q":"x","g":[1]}\n{"q":" "}'), [
        { column: "q", role: "inputs" },
        { column: "g", role: "group" },
      ]),
    ).toMatchObject({
      ok: false,
      errors: [
        { row: 1, column: "g", message: "A group must be a text or a number." },
        { row: 2, column: null, message: 'The row has no input: "q" is blank.' },
      ],
    });
  });

  it("refuse a mapping without input, with two expected answers, or with a column the file lacks", () => {
    const refused: [Mapping, string][] = [
      [[{ column: "a", role: "expected" }], "Choose at least one column as input."],
      [
        [
          { column: "q", role: "inputs" },
          { column: "a", role: "expected" },
          { column: "d", role: "expected" },
        ],
        'Only one column can be the expected answer; chosen are "a", "d".',
      ],
      [[{ column: "zzz", role: "inputs" }], 'The file has no column "zzz". Choose the columns again.'],
      [
        [
          { column: "q", role: "inputs" },
          { column: "q", role: "metadata" },
        ],
        'Column "q" is mapped twice.',
      ],
    ];
    for (const [wrong, message] of refused) {
      expect(mapSamples(tableFrom("q,a,d\n1,2,3"), wrong)).toMatchObject({ ok: false, errors: [{ message }] });
    }
  });

  it("keep a column named __proto__ as data all the way through the schema", () => {
    const result = mapSamples(tableFrom('[{"__proto__":{"polluted":1},"q":"x"}]'), [
      { column: "__proto__", role: "inputs" },
      { column: "q", role: "inputs" },
    ]);
    const sample = sampleSchema.parse(result.ok ? result.samples[0] : null);
    expect(Object.keys(sample.inputs)).toEqual(["__proto__", "q"]);
    expect(Object.getPrototypeOf(sample.inputs)).toBe(Object.prototype);
    expect(canonicalJson(sample.inputs)).toBe('{"__proto__":{"polluted":1},"q":"x"}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("are refused by the schema when an input is no JSON", () => {
    const sample = { inputs: { q: 1 }, expected: null, metadata: {}, group: null };
    expect(sampleSchema.safeParse(sample).success).toBe(true);
    for (const inputs of [{ q: undefined }, { q: Number.NaN }, [1], null, { q: new Date(0) }]) {
      expect(sampleSchema.safeParse({ ...sample, inputs }).success).toBe(false);
    }
  });
});

describe("canonical text", () => {
  it("does not depend on the order of keys, but on every value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (record) => {
        const turned = Object.fromEntries(Object.entries(record).reverse());
        expect(canonicalJson(JSON.parse(JSON.stringify(turned)))).toBe(
          canonicalJson(JSON.parse(JSON.stringify(record))),
        );
        expect(JSON.parse(canonicalJson(JSON.parse(JSON.stringify(record))))).toEqual(
          JSON.parse(JSON.stringify(record)),
        );
      }),
    );
  });

  it("is one line per sample, in order", () => {
    const sample = { inputs: { b: 1, a: "x\n" }, expected: null, metadata: {}, group: "g" };
    const line = '{"expected":null,"group":"g","inputs":{"a":"x\\n","b":1},"metadata":{}}\n';
    expect([...canonicalSamples([sample, { ...sample, expected: "y" }])]).toEqual([
      "assay-samples/1\n",
      line,
      line.replace("null", '"y"'),
    ]);
  });
});
