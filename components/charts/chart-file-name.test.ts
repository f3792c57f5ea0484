import { expect, it } from "vitest";
import { chartFileName } from "./chart-file-name";

const day = "2026-11-26";

it("tells subject, chart and day", () => {
  expect(chartFileName({ subject: "Quiz: Plain against Exact", chart: "difference-B-A", day })).toBe(
    "Quiz-Plain-against-Exact_difference-B-A_2026-11-26",
  );
  expect(chartFileName({ subject: null, chart: "spend-per-day", day })).toBe("spend-per-day_2026-11-26");
});

it("leaves no way out of the folder, no hidden file and nothing that a file system refuses", () => {
  expect(chartFileName({ subject: "../../etc/passwd", chart: "x", day })).toBe("etc-passwd_x_2026-11-26");
  expect(chartFileName({ subject: ".hidden", chart: "x", day })).toBe("hidden_x_2026-11-26");
  expect(chartFileName({ subject: 'a\\b:c*d?"e"<f>|g\n\u0000h\u202e', chart: "x", day })).toBe(
    "a-b-c-d-e-f-g-h_x_2026-11-26",
  );
  expect(chartFileName({ subject: "?!", chart: "x", day })).toBe("x_2026-11-26");
});

it("keeps letters of every script and stays within the 255 bytes of a name", () => {
  expect(chartFileName({ subject: "Prüfung für gpt-4.1", chart: "x", day })).toBe("Prüfung-für-gpt-4.1_x_2026-11-26");
  const usual = "Plain on Simulated small model or Exact on Simulated large model";
  expect(chartFileName({ subject: usual, chart: "x", day })).toBe(`${usual.replaceAll(" ", "-")}_x_2026-11-26`);
  const long = chartFileName({ subject: "𠀀".repeat(200), chart: "values-by-variant", day });
  expect(new TextEncoder().encode(`${long}.svg`).length).toBeLessThanOrEqual(255);
  expect(long).toMatch(/^𠀀+_values-by-variant_2026-11-26$/u);
});
