"use client";

import { SlidersHorizontal } from "lucide-react";
import { Menu, MenuCheck, MenuLabel } from "./dropdown-menu";
import { IconButton } from "./icon-button";

interface ColumnPickerProps {
  columns: { id: string; label: string; shown: boolean }[];
  onChange: (id: string, shown: boolean) => void;
}

export function ColumnPicker({ columns, onChange }: ColumnPickerProps) {
  return (
    <Menu trigger={<IconButton label="Columns" icon={<SlidersHorizontal />} size="sm" variant="secondary" />}>
      <MenuLabel>Columns</MenuLabel>
      {columns.map((column) => (
        <MenuCheck key={column.id} checked={column.shown} onCheckedChange={(shown) => onChange(column.id, shown)}>
          {column.label}
        </MenuCheck>
      ))}
    </Menu>
  );
}
