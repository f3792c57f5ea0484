"use client";

import { ChartLine, Download, Image as Pixels, Sheet } from "lucide-react";
import { type RefObject, useContext } from "react";
import { Menu, MenuItem } from "../ui/dropdown-menu";
import { IconButton } from "../ui/icon-button";
import { toast } from "../ui/toaster";
import { type ChartTable, chartCsv } from "./chart-csv";
import { chartFileName } from "./chart-file-name";
import { ChartSubject } from "./chart-subject";
import { drawPng } from "./picture/draw-png";
import { pictureSvg } from "./picture/picture-svg";
import { readPicture } from "./picture/read-picture";
import { saveFile } from "./save-file";

interface ChartDownloadsProps {
  figure: RefObject<HTMLElement | null>;
  titleId: string;
  aboutId: string;
  /** The chart's part of a file's name. */
  chart: string;
  table: ChartTable;
  /** A picture is of the chart, so there must be one. */
  isTable: boolean;
}

/** The chart as a picture, and its data. */
export function ChartDownloads({ figure, titleId, aboutId, chart, table, isTable }: ChartDownloadsProps) {
  const subject = useContext(ChartSubject);
  const fileName = () => chartFileName({ subject, chart, day: today() });

  function picture() {
    if (!figure.current) return null;
    return readPicture(figure.current, {
      title: wordsOf(titleId),
      about: wordsOf(aboutId),
      subject,
      day: today(),
    });
  }
  function saveSvg() {
    const drawn = picture();
    if (drawn) saveFile(`${fileName()}.svg`, new Blob([pictureSvg(drawn)], { type: "image/svg+xml" }));
  }
  async function savePng() {
    const drawn = picture();
    if (!drawn) return;
    try {
      saveFile(`${fileName()}.png`, await drawPng(drawn));
    } catch {
      toast.error("The picture could not be drawn in this browser. Download it as SVG, which needs no drawing.");
    }
  }
  const blocked = isTable ? "Show it as a chart first." : null;
  return (
    <Menu trigger={<IconButton size="sm" label="Download" icon={<Download />} />}>
      <MenuItem icon={<Pixels aria-hidden />} blockedBecause={blocked} onSelect={() => void savePng()}>
        Picture (PNG)
      </MenuItem>
      <MenuItem icon={<ChartLine aria-hidden />} blockedBecause={blocked} onSelect={saveSvg}>
        Drawing (SVG)
      </MenuItem>
      <MenuItem
        icon={<Sheet aria-hidden />}
        onSelect={() => saveFile(`${fileName()}.csv`, new Blob([chartCsv(table)], { type: "text/csv;charset=utf-8" }))}
      >
        Data (CSV)
      </MenuItem>
    </Menu>
  );
}

const wordsOf = (id: string) => document.getElementById(id)?.textContent ?? "";

/** The day of the reader's calendar; Swedes write it as ISO does. */
const today = () => new Date().toLocaleDateString("sv-SE");
