"use client";

import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { cn } from "../ui/cn";
import { Input } from "../ui/input";

interface SearchBoxProps {
  /** Read out, and shown while empty: "Search datasets". */
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  className?: string;
}

const pauseMs = 250;

/** A search that waits for a pause in typing, so that each word asks the server once. */
export function SearchBox({ label, value, onValueChange, className }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  const tell = useRef(onValueChange);
  tell.current = onValueChange;

  if (value !== told) {
    setTold(value);
    setTyped(value);
  }

  // Syncs with the clock: the pause decides.
  useEffect(() => {
    if (typed === told) return;
    const timer = setTimeout(() => {
      setTold(typed);
      tell.current(typed);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, told]);

  return (
    <div className={cn("relative w-full sm:w-64", className)}>
      <Search
        aria-hidden
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 left-2.5 size-4 text-subtle"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="pl-8"
      />
    </div>
  );
}
