import { isJsonObject, type JsonObject } from "../json-value";

/**
 * A value that the JSON schema accepts. Numbers, enums and booleans stand at `level` (0 lowest to 1 highest) of what is
 * allowed; every text is `text`. Knows type, enum, const, anyOf, oneOf, properties, items, minItems, minimum, maximum.
 */
export function fillSchema(schema: unknown, level: number, text: string): unknown {
  if (!isJsonObject(schema)) return null;
  if ("const" in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[Math.round(level * (schema.enum.length - 1))] ?? null;
  const choices = Array.isArray(schema.anyOf) ? schema.anyOf : schema.oneOf;
  if (Array.isArray(choices)) return fillSchema(pickChoice(choices, level), level, text);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case "object":
      return fillObject(schema, level, text);
    case "array": {
      const length = typeof schema.minItems === "number" ? Math.max(1, schema.minItems) : 1;
      return Array.from({ length }, () => fillSchema(schema.items, level, text));
    }
    case "integer":
    case "number":
      return fillNumber(schema, level);
    case "boolean":
      return level >= 0.5;
    case "string":
      return typeof schema.maxLength === "number" ? text.slice(0, schema.maxLength) : text;
    default:
      return null;
  }
}

/** Constants in order of the list are a scale; otherwise the first choice that is not null. */
function pickChoice(choices: unknown[], level: number): unknown {
  const isScale = choices.every((choice) => isJsonObject(choice) && "const" in choice);
  if (isScale) return choices[Math.round(level * (choices.length - 1))];
  return choices.find((choice) => isJsonObject(choice) && choice.type !== "null");
}

function fillObject(schema: JsonObject, level: number, text: string): JsonObject {
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  return Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, fillSchema(part, level, text)]));
}

function fillNumber(schema: JsonObject, level: number): number {
  const lowest = typeof schema.minimum === "number" ? schema.minimum : 1;
  const highest = typeof schema.maximum === "number" ? schema.maximum : Math.max(lowest, 5);
  const value = lowest + level * (highest - lowest);
  return schema.type === "integer" ? Math.round(value) : value;
}
