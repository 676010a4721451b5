import { notConvertible, toHost } from './border.ts';
import { withBrowserErrors } from './errors.ts';
import { indexOfText, lastIndexOfText, splitText } from './find-text.ts';
import { joinTexts, largest, tooLarge, type Meter } from './meter.ts';
import { pageNumber, pageText } from './page-primitive.ts';
import { PagePattern } from './pattern/page-pattern.ts';
import { TextPattern, type PatternMatch } from './text-pattern.ts';
import { OpaqueValue, SandboxArray, SandboxFunction, type Value } from './values.ts';

type StringMethod = (text: string, args: readonly Value[], meter: Meter) => Value;

/** The methods a text has; they can be called and not read. Anything else called on a text is a TypeError. */
export const stringMethods: ReadonlyMap<string, StringMethod> = new Map<string, StringMethod>([
  ['charAt', (text, [index], meter) => text.charAt(pageNumber(index, meter))],
  [
    'concat',
    (text, args, meter) =>
      args.reduce<string>((all, part) => joinTexts(all, pageText(part, meter), meter), text),
  ],
  [
    'indexOf',
    (text, [part, from], meter) =>
      indexOfText(text, searched(text, part, meter), positionIn(text, pageNumber(from, meter) || 0)),
  ],
  ['lastIndexOf', lastIndexOf],
  ['match', matchOf],
  ['replace', replace],
  ['search', search],
  ['slice', (text, [from, to], meter) => text.slice(pageNumber(from, meter), optionalNumber(to, meter))],
  ['split', split],
  [
    'substring',
    (text, [from, to], meter) => text.substring(pageNumber(from, meter), optionalNumber(to, meter)),
  ],
  ['toLowerCase', (text, _args, meter) => paid(text, meter).toLowerCase()],
  [
    'toLocaleLowerCase',
    (text, [locale], meter) =>
      inLocale(locale, meter, (locales) => paid(text, meter).toLocaleLowerCase(locales)),
  ],
  ['toString', (text) => text],
  ['toUpperCase', (text, _args, meter) => paid(text, meter).toUpperCase()],
  [
    'toLocaleUpperCase',
    (text, [locale], meter) =>
      inLocale(locale, meter, (locales) => paid(text, meter).toLocaleUpperCase(locales)),
  ],
  ['trim', (text, _args, meter) => paid(text, meter).trim()],
]);

/** The text, once it is paid for that each of its characters is looked at or copied. */
function paid(text: string, meter: Meter): string {
  meter.spendOnText(text.length);
  return text;
}

/** What is looked for in the text, once the search is paid for. */
function searched(text: string, part: Value, meter: Meter): string {
  const wanted = pageText(part, meter);
  meter.spendOnText(wanted.length > 1 ? text.length + wanted.length : text.length >> 2);
  return wanted;
}

function positionIn(text: string, position: number): number {
  return Math.min(Math.max(Math.trunc(position), 0), text.length);
}

function optionalNumber(value: Value, meter: Meter): number | undefined {
  return value === undefined ? undefined : pageNumber(value, meter);
}

/** What the browser makes of the locale is its own affair: it takes a list and even a number, but not null. */
function inLocale(locale: Value, meter: Meter, change: (locales: string[] | undefined) => string): string {
  const locales = toHost(locale, meter) as string[] | undefined; // The browser checks it.
  return withBrowserErrors(() => change(locales));
}

function lastIndexOf(text: string, [part, from]: readonly Value[], meter: Meter): number {
  const wanted = searched(text, part, meter);
  const position = pageNumber(from, meter);
  return lastIndexOfText(text, wanted, Number.isNaN(position) ? text.length : positionIn(text, position));
}

/** The regular expression that an opaque value holds, where it does. */
function ownPattern(pattern: Value): TextPattern | undefined {
  return pattern instanceof OpaqueValue && pattern.held instanceof TextPattern ? pattern.held : undefined;
}

/** Of all else the browser makes one, without flags; an invalid one throws its SyntaxError. */
function patternOf(pattern: Value, meter: Meter): TextPattern {
  return ownPattern(pattern) ?? PagePattern.of(pattern === undefined ? '' : pageText(pattern, meter), meter);
}

function search(text: string, [pattern]: readonly Value[], meter: Meter): number {
  return patternOf(pattern, meter).find(text, 0, meter)?.start ?? -1;
}

/** An array that also has `index`, `input` and `groups`. GTM cannot convert named groups and throws. */
function matchOf(text: string, [given]: readonly Value[], meter: Meter): Value {
  const pattern = patternOf(given, meter);
  if (pattern.global) {
    const wholes = [...pattern.all(text, meter)].map(({ groups: [whole] }) => whole);
    return wholes.length === 0 ? null : new SandboxArray(wholes);
  }
  const match = pattern.find(text, 0, meter);
  if (match === undefined) return null;
  if (pattern instanceof PagePattern && pattern.hasNames) throw notConvertible();
  const result = new SandboxArray([...match.groups]);
  result.extras = new Map<string, Value>([
    ['index', match.start],
    ['input', text],
    ['groups', undefined],
  ]);
  return result;
}

function replaceOwn(text: string, pattern: TextPattern, replacement: Value, meter: Meter): string {
  const matches = pattern.global ? pattern.all(text, meter) : [pattern.find(text, 0, meter)];
  let result = '';
  let end = 0;
  for (const match of matches) {
    if (match === undefined) break;
    const by =
      replacement instanceof SandboxFunction
        ? pageText(replacement.invoke([...match.groups, match.start, text]), meter)
        : expand(pageText(replacement, meter), text, match);
    result = joinTexts(joinTexts(result, text.slice(end, match.start), meter), by, meter);
    end = match.end;
  }
  return joinTexts(result, text.slice(end), meter);
}

/** `$&`, `$1` and their like in a replacement. */
function expand(template: string, text: string, { start, end, groups }: PatternMatch): string {
  return template.replace(
    /\$(?:([$&`'])|(\d{1,2}))/g,
    (mark, sign: string | undefined, number: string | undefined) => {
      if (number !== undefined) {
        const index = Number(number);
        return index >= 1 && index < groups.length ? (groups[index] ?? '') : mark;
      }
      if (sign === '$') return '$';
      if (sign === '&') return text.slice(start, end);
      return sign === '`' ? text.slice(0, start) : text.slice(end);
    },
  );
}

/** The first argument is literal and its first occurrence alone is replaced; `$&` and its like are live. */
function replace(text: string, [search, replacement]: readonly Value[], meter: Meter): Value {
  const own = ownPattern(search);
  if (own !== undefined) return replaceOwn(text, own, replacement, meter);
  const part = searched(text, search, meter);
  const template = replacement instanceof SandboxFunction ? '' : pageText(replacement, meter);
  const insertions = template.split('$').length - 1;
  if (template.length + insertions * text.length > largest.text) throw tooLarge('text');
  const index = indexOfText(text, part);
  if (index < 0) return text;
  const whole = { start: index, end: index + part.length, groups: [part] };
  const inserted =
    replacement instanceof SandboxFunction
      ? pageText(replacement.invoke([part, index, text]), meter)
      : expand(template, text, whole);
  return joinTexts(joinTexts(text.slice(0, index), inserted, meter), text.slice(whole.end), meter);
}

function split(text: string, [separator, limit]: readonly Value[], meter: Meter): Value {
  const most = limit === undefined ? largest.text : pageNumber(limit, meter) >>> 0;
  if (separator === undefined) return new SandboxArray(most > 0 ? [text] : []);
  const pieces = splitText(text, searched(text, separator, meter)).slice(0, most);
  if (pieces.length > largest.array) throw tooLarge('array');
  meter.spend(pieces.length);
  return new SandboxArray(pieces);
}
