import type { Location } from '../../messages/message.ts';
import { closest } from '../../messages/closest.ts';
import { isJsonArray, isJsonObject, type Json } from '../../tpl/json.ts';
import { isRe2Pattern } from '../../sandbox/server/re2-pattern.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { listOf, type FieldEntry } from './field-tree.ts';

/** What is wrong with a validator's arguments, in words; undefined when they fit. */
type ArgumentCheck = (args: readonly Json[]) => string | undefined;

const noArguments: ArgumentCheck = (args) => (args.length > 0 ? 'It takes no arguments.' : undefined);

/** All validators of GTM. */
const validators: Readonly<Record<string, ArgumentCheck>> = {
  NON_EMPTY: noArguments,
  REGEX: (args) =>
    args.length === 1 && typeof args[0] === 'string'
      ? undefined
      : 'It takes one argument, a pattern as a text.',
  STRING_LENGTH: (args) =>
    rangeFault(args, 2, 'It takes two whole numbers, the least and the most characters.'),
  NUMBER: noArguments,
  POSITIVE_NUMBER: noArguments,
  NON_NEGATIVE_NUMBER: noArguments,
  PERCENTAGE: noArguments,
  DECIMAL: noArguments,
  GA_TRACKING_ID: noArguments,
  TABLE_ROW_COUNT: (args) =>
    rangeFault(args, 1, 'It takes one or two whole numbers, the least and the most rows.'),
};

function rangeFault(args: readonly Json[], least: number, form: string): string | undefined {
  const numbers = args.map((arg) => (typeof arg === 'string' && arg.trim() !== '' ? Number(arg) : arg));
  const [from, to] = numbers;
  if (args.length < least || args.length > 2 || !numbers.every((each) => Number.isInteger(each))) return form;
  return typeof from === 'number' && typeof to === 'number' && from > to
    ? `No value passes: ${from} is more than ${to}.`
    : undefined;
}

/** Validators that GTM has, with arguments that it can use. */
export function checkValidators({ fields }: Subject, report: Report): void {
  for (const field of fields ?? []) {
    for (const [index, validator] of listOf(field.json['valueValidators']).entries()) {
      checkValidator(field, index, validator, report);
    }
  }
}

function checkValidator(field: FieldEntry, index: number, validator: Json, report: Report): void {
  const path = ['valueValidators', index] as const;
  const type = isJsonObject(validator) ? validator['type'] : undefined;
  const check = typeof type === 'string' && Object.hasOwn(validators, type) ? validators[type] : undefined;
  if (!isJsonObject(validator) || check === undefined) {
    const meant = typeof type === 'string' ? closest(type, Object.keys(validators)) : undefined;
    report('validator-type', {
      text: `There is no validator ${JSON.stringify(type) ?? 'without a type'}.`,
      hint:
        meant === undefined ? `There are ${Object.keys(validators).join(', ')}.` : `Did you mean ${meant}?`,
      at: field.locate([...path, 'type']) ?? field.locate(path),
    });
    return;
  }
  const given = validator['args'];
  const args = isJsonArray(given) ? given : [];
  const at = field.locate(given === undefined ? [...path, 'type'] : [...path, 'args']);
  const fault = given !== undefined && !isJsonArray(given) ? 'args is no list.' : check(args);
  if (fault !== undefined) {
    report('validator-arguments', { text: `${String(type)} of ${field.name}: ${fault}`, at });
  } else if (type === 'REGEX') {
    checkPattern(String(args[0]), field.locate([...path, 'args', 0]) ?? at, report);
  }
}

/** What a pattern may be: which engine GTM holds it to is not known, JavaScript's or RE2. */
function checkPattern(pattern: string, at: Location | undefined, report: Report): void {
  if (isRe2Pattern(pattern)) return;
  try {
    new RegExp(pattern);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*: /, '') : String(error);
    report('validator-pattern', {
      text: `This pattern is no regular expression: ${reason}.`,
      hint: 'In JSON a backslash is written twice.',
      at,
    });
  }
}
