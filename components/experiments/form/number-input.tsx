"use client";

import { type Ref, useState } from "react";
import { Input } from "../../ui/input";
import { readNumber, writeNumber } from "./number-text";

const same = (value: number) => value;

interface NumberInputProps {
  value: number | null;
  /** Null for nothing, NaN for what is no number. */
  onValueChange: (value: number | null) => void;
  onBlur?: () => void;
  inputRef?: Ref<HTMLInputElement>;
  placeholder?: string;
  /** The unit, at the right edge. */
  suffix?: string;
  toShown?: (value: number) => number;
  fromShown?: (shown: number) => number;
}

/** Keeps what is typed as text, so that "0." and "1,5" can be typed on the way to a number. */
export function NumberInput(props: NumberInputProps) {
  const { value, onValueChange, onBlur, inputRef, placeholder, suffix, toShown = same, fromShown = same } = props;
  const [typed, setTyped] = useState({ text: show(value), value });

  if (!Object.is(typed.value, value)) setTyped({ text: show(value), value });

  function show(next: number | null) {
    return writeNumber(next === null ? null : toShown(next));
  }
  function read(text: string) {
    const number = readNumber(text);
    const next = number === null ? null : fromShown(number);
    setTyped({ text, value: next });
    onValueChange(next);
  }
  return (
    <div className="relative">
      <Input
        ref={inputRef}
        inputMode="decimal"
        autoComplete="off"
        value={typed.text}
        placeholder={placeholder}
        onBlur={onBlur}
        onChange={(event) => read(event.target.value)}
        className={suffix ? "pr-24 tabular-nums" : "tabular-nums"}
      />
      {suffix && (
        <span
          aria-hidden
          className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2.5 text-sm text-subtle"
        >
          {suffix}
        </span>
      )}
    </div>
  );
}
