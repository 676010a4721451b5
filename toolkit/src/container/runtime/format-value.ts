import type { Parameter, Variable } from '../export/format.ts';
import { resolve, type ValueOf } from './resolve.ts';

type FormatValue = NonNullable<Variable['formatValue']>;

/** What replaces a value, in the order in which GTM's runtime looks; a replacement is looked at again. */
const replaced: readonly (readonly [key: string, value: unknown])[] = [
  ['convertNullToValue', null],
  ['convertUndefinedToValue', undefined],
  ['convertTrueToValue', true],
  ['convertFalseToValue', false],
];

const known: readonly string[] = ['caseConversionType', ...replaced.map(([key]) => key)];

/** Conversions that are not known here. */
export function unknownConversions(format: FormatValue = {}): readonly string[] {
  return Object.keys(format).filter((key) => !known.includes(key));
}

/** A variable's value after the conversions that its “Format value” asks for. */
export function formatValue(value: unknown, format: FormatValue = {}, valueOf: ValueOf): unknown {
  let formatted = value;
  const letters = format['caseConversionType'];
  if (typeof formatted === 'string' && letters === 'LOWERCASE') formatted = formatted.toLowerCase();
  if (typeof formatted === 'string' && letters === 'UPPERCASE') formatted = formatted.toUpperCase();
  for (const [key, from] of replaced) {
    const to = format[key];
    if (isParameter(to) && formatted === from) formatted = resolve(to, valueOf);
  }
  return formatted;
}

function isParameter(value: unknown): value is Parameter {
  return typeof value === 'object' && value !== null && 'type' in value;
}
