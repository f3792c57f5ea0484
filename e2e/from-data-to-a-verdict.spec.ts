import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { downloadPng, downloadSvg } from "./support/chart-picture";
import { watchConsole } from "./support/console";
import { owner, signInAsOwner } from "./support/owner";

const file = path.join(import.meta.dirname, "../prisma/seed/examples/question-answers.jsonl");

async function choose(page: Page, label: string | RegExp, option: string | RegExp) {
  await page.getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option }).first().click();
}

async function writePrompt(page: Page, name: string, system: string, user: string) {
  await page.goto(`/${owner.slug}/prompts/new`);
  await page.getByLabel("Name").fill(name);
  const messages = page.getByRole("textbox", { name: /^Message \d/ });
  await messages.nth(0).fill(system);
  await messages.nth(1).fill(user);
  await page.getByRole("button", { name: "Save as version 1" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

test("data from a file, two prompts and a model become an experiment that decides by itself while one watches", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const complaints = watchConsole(page);
  await signInAsOwner(page);

  await test.step("the dataset is imported from a file, its columns guessed", async () => {
    await page.goto(`/${owner.slug}/datasets/new`);
    await page.locator("input[type=file]").setInputFiles(file);
    await expect(page.getByText("120 rows")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "What answer becomes" })).toHaveText(/Expected/);
    await page.getByLabel("Name").fill("Quiz");
    await page.getByRole("button", { name: "Import 120 samples" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Quiz" })).toBeVisible();
    await expect(page.getByText("chemical symbol for gold").first()).toBeVisible();
  });

  await test.step("two prompts are written", async () => {
    await writePrompt(page, "Plain", "You answer questions.", "{{question}}");
    const careful =
      "You answer questions. Be exact. Think step by step and check your answer before you write it down.";
    await writePrompt(page, "Exact", careful, "{{question}}");
  });

  await test.step("the simulator is connected", async () => {
    await page.goto(`/${owner.slug}/models`);
    await page.getByRole("button", { name: "Add connection" }).click();
    await choose(page, /^Provider/, /^Simulator/);
    await page.getByRole("button", { name: "Add the simulator" }).click();
    await expect(page.getByRole("table").getByText("Simulated small model").first()).toBeVisible();
  });

  await test.step("three choices make an experiment; the plan shows before launch", async () => {
    await page.goto(`/${owner.slug}/experiments/new`);
    await choose(page, /^Dataset/, /Quiz/);
    await choose(page, /^Prompt.*A/, "Plain");
    await choose(page, /^Model.*A/, /Simulated small model/);
    await choose(page, /^Prompt.*B/, "Exact");
    await choose(page, /^Model.*B/, /Simulated large model/);
    await choose(page, /^What matters/, /^Exact match/);
    await expect(page.getByText(/detects? a difference of/i)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Launch", exact: true }).click();
    await expect(page).toHaveURL(/\/experiments\/[0-9a-f-]{36}$/, { timeout: 30_000 });
  });

  await test.step("it runs live and stops by itself with a verdict in one sentence", async () => {
    await expect(page.getByText(/B beats A on Exact match by 0\.\d+, 95 % interval/).first()).toBeVisible({
      timeout: 90_000,
    });
    await expect(page.getByText(/Stopped early|Completed/).first()).toBeVisible({ timeout: 60_000 });
    await page.getByText("How this was decided").click();
    await expect(page.getByText(/^Rule: Better on Exact match/)).toBeVisible();
    await expect(page.getByRole("table", { name: "Numbers behind the verdict on B" })).toBeVisible();
    await expectAccessible(page);
    const help = page.waitForEvent("popup");
    await page.getByRole("link", { name: "About confidence sequences, opens in a new tab" }).click();
    await expect((await help).getByRole("heading", { name: "Looking is free", level: 2 })).toBeInViewport();
    await (await help).close();
  });

  await test.step("a chart leaves as a picture that explains itself, drawn and in pixels", async () => {
    const chart = page.getByRole("figure", { name: /^B is better than A: \+0\.\d+/ });
    const finding = (await chart.locator("figcaption p").first().textContent()) ?? "";
    await chart.getByRole("application").hover();
    await expect(chart.getByText(/^After \d+ samples$/)).toBeVisible();
    const drawing = await downloadSvg(page, chart);
    const fileName = /^[\p{L}\d.-]+_difference-B-A_\d{4}-\d\d-\d\d/u;
    expect(drawing.name).toMatch(new RegExp(`${fileName.source}\\.svg$`, "u"));
    expect(drawing.words.split("\n").filter((line) => line === finding)).toHaveLength(2);
    expect(drawing.words).toMatch(/Exact match: B minus A/);
    expect(drawing.words).not.toMatch(/After \d+ samples/);
    expect(drawing.words).toMatch(/↑ B better[\s\S]*↓ A better/);
    await chart.getByRole("button", { name: "Show as table" }).click();
    const looks = await chart.getByRole("table").getByRole("row").count();
    await chart.getByRole("button", { name: "Download" }).click();
    await expect(page.getByRole("menuitem", { name: "Picture (PNG)" })).toBeDisabled();
    await page.keyboard.press("Escape");
    await chart.getByRole("button", { name: "Show as chart" }).click();
    expect(drawing.points).toBeGreaterThanOrEqual(looks - 1);
    const pixels = await downloadPng(page, chart);
    expect(pixels.name).toMatch(new RegExp(`${fileName.source}\\.png$`, "u"));
    expect(pixels).toMatchObject({ width: 2 * drawing.width, height: 2 * drawing.height });
    expect(pixels.colors, "an empty picture has one").toBeGreaterThan(20);
  });

  await test.step("the samples that differ are shown side by side, with what was sent and scored", async () => {
    await page.getByRole("link", { name: /^Samples/ }).click();
    await expect(page).toHaveURL(/\/samples/);
    await page.getByRole("button", { name: "B won" }).click();
    await expect(page).toHaveURL(/won/);
    await expectAccessible(page);
    await page.getByRole("link", { name: /^Failures/ }).click();
    await expect(page.getByText(/No trial (has )?failed/).first()).toBeVisible();
    await page.getByRole("link", { name: /^Plan/ }).click();
    await expect(page.getByText(/[0-9a-f]{8}/).first()).toBeVisible();
  });

  await test.step("the results leave as a file that gives the same numbers again", async () => {
    await page.getByRole("button", { name: "More about this experiment" }).click();
    const coming = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "Export results (JSON)" }).click();
    const results = await (await coming).path();
    const script = path.join(import.meta.dirname, "../scripts/recompute.mjs");
    const { stdout } = await promisify(execFile)(process.execPath, [script, results]);
    expect(stdout).toMatch(/B beats A on Exact match[\s\S]*parts of the results are the same, byte by byte/);
  });
  expect(complaints).toEqual([]);
});
