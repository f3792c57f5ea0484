"use client";

import { createContext } from "react";

/** What the charts below are of, by name: an experiment, a model. Said in their files. */
export const ChartSubject = createContext<string | null>(null);
