import { toNumber as numberOf, toText as textOf } from './convert.ts';
import { SandboxError, withBrowserErrors } from './errors.ts';
import { joinTexts, largest, tooLong, type Meter } from './meter.ts';
import { SandboxArray, SandboxFunction, type Value } from './values.ts';

/** An argument becomes a value of the page, where a function has the text of its wrapper and is no number. */
function toText(value: Value): string {
  return value instanceof SandboxFunction ? 'function(){}' : textOf(value);
}

function toNumber(value: Value): number {
  return value instanceof SandboxFunction ? NaN : numberOf(value);
}

type StringMethod = (text: string, args: readonly Value[], meter: Meter) => Value;

/** The methods a text has; they can be called and not read. Anything else called on a text is a TypeError. */
export const stringMethods: ReadonlyMap<string, StringMethod> = new Map<string, StringMethod>([
  ['charAt', (text, [index]) => text.charAt(toNumber(index))],
  [
    'concat',
    (text, args, meter) => args.reduce<string>((all, part) => joinTexts(all, toText(part), meter), text),
  ],
  ['indexOf', (text, [part, from]) => text.indexOf(toText(part), toNumber(from))],
  ['lastIndexOf', (text, [part, from]) => text.lastIndexOf(toText(part), toNumber(from))],
  ['match', (text, [pattern]) => matchOf(text, pattern)],
  ['replace', replace],
  ['search', (text, [pattern]) => text.search(patternOf(pattern))],
  ['slice', (text, [from, to]) => text.slice(toNumber(from), optionalNumber(to))],
  ['split', split],
  ['substring', (text, [from, to]) => text.substring(toNumber(from), optionalNumber(to))],
  ['toLowerCase', (text, _args, meter) => charged(text.toLowerCase(), meter)],
  [
    'toLocaleLowerCase',
    (text, [locale], meter) =>
      charged(
        withBrowserErrors(() => text.toLocaleLowerCase(optionalText(locale))),
        meter,
      ),
  ],
  ['toString', (text) => text],
  ['toUpperCase', (text, _args, meter) => charged(text.toUpperCase(), meter)],
  [
    'toLocaleUpperCase',
    (text, [locale], meter) =>
      charged(
        withBrowserErrors(() => text.toLocaleUpperCase(optionalText(locale))),
        meter,
      ),
  ],
  ['trim', (text) => text.trim()],
]);

function charged(text: string, meter: Meter): string {
  meter.spendOnText(text);
  return text;
}

function optionalNumber(value: Value): number | undefined {
  return value === undefined ? undefined : toNumber(value);
}

function optionalText(value: Value): string | undefined {
  return value === undefined ? undefined : toText(value);
}

/**
 * The browser makes a regular expression of the text, without flags; an invalid one throws its SyntaxError. It runs
 * in the browser's engine, where no budget reaches: a pattern like `(a+)+$` may take as long as it takes in GTM.
 */
function patternOf(pattern: Value): RegExp {
  const source = pattern === undefined ? '' : toText(pattern);
  return withBrowserErrors(() => new RegExp(source));
}

/** An array that also has `index`, `input` and `groups`. GTM cannot convert named groups and throws. */
function matchOf(text: string, pattern: Value): Value {
  const match = text.match(patternOf(pattern));
  if (match === null) return null;
  if (match.groups !== undefined) throw new SandboxError('g.hasOwnProperty is not a function', 'TypeError');
  const result = new SandboxArray([...match]);
  result.extras = new Map<string, Value>([
    ['index', match.index],
    ['input', text],
    ['groups', undefined],
  ]);
  return result;
}

/** The first argument is literal and its first occurrence alone is replaced; `$&` and its like are live. */
function replace(text: string, [search, replacement]: readonly Value[], meter: Meter): Value {
  const part = toText(search);
  if (replacement instanceof SandboxFunction) {
    meter.spend(text.length >> 4);
    return text.replace(part, (match: string, offset: number) =>
      toText(replacement.invoke([match, offset, text])),
    );
  }
  const template = toText(replacement);
  if (template.includes('$')) {
    const insertions = template.split('$').length - 1;
    if (template.length + insertions * text.length > largest.text) throw tooLong('text');
  }
  meter.spend(text.length >> 4);
  return text.replace(part, template);
}

function split(text: string, [separator, limit]: readonly Value[], meter: Meter): Value {
  const most = limit === undefined ? undefined : toNumber(limit);
  const whole = most === undefined || most >>> 0 > 0 ? [text] : [];
  const pieces = separator === undefined ? whole : text.split(toText(separator), most);
  if (pieces.length > largest.array) throw tooLong('array');
  meter.spend(pieces.length);
  return new SandboxArray(pieces);
}
