import { toText } from '../language/convert.ts';
import type { Meter } from '../language/meter.ts';
import { pageNumber } from '../language/page-primitive.ts';
import { hasProperty, getProperty } from '../language/properties.ts';
import { SandboxArray, SandboxFunction, SandboxObject, type Value } from '../language/values.ts';

/** `getType`: unlike `typeof`, it tells arrays and null. */
export function typeName(value: Value): string {
  if (value === null) return 'null';
  if (value instanceof SandboxArray) return 'array';
  if (value instanceof SandboxFunction) return value.type;
  return typeof value;
}

/** Rounds, and gives 0 for what is no number. */
export function makeInteger(value: Value, meter: Meter): number {
  return Math.round(pageNumber(value, meter)) || 0;
}

/** Null when no row has both columns; the last of equal keys wins. */
export function makeTableMap(
  rows: SandboxArray,
  keyColumn: string,
  valueColumn: string,
  meter: Meter,
): Value {
  meter.spend(rows.elements.length);
  const map = new SandboxObject();
  for (const row of rows.elements) {
    if (!(row instanceof SandboxObject) || !hasProperty(row, keyColumn) || !hasProperty(row, valueColumn))
      continue;
    map.properties.set(toText(getProperty(row, keyColumn), meter), getProperty(row, valueColumn));
  }
  return map.properties.size > 0 ? map : null;
}

const largestRandom = 2_147_483_647;

/** Whole numbers, both ends included; a range upside down becomes 0 to 2147483647. */
export function generateRandom(random: () => number, min: number, max: number): number {
  const [low, high] = min > max ? [0, largestRandom] : [min, max];
  return Math.floor(random() * (high - low + 1) + low);
}
