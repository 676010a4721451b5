import { notConvertible, toHost } from './border.ts';
import { withBrowserErrors } from './errors.ts';
import { joinTexts, largest, tooLong, type Meter } from './meter.ts';
import { pageNumber, pageText } from './page-primitive.ts';
import { TextPattern, type PatternMatch } from './text-pattern.ts';
import { OpaqueValue, SandboxArray, SandboxFunction, type Value } from './values.ts';

type StringMethod = (text: string, args: readonly Value[], meter: Meter) => Value;

/** The methods a text has; they can be called and not read. Anything else called on a text is a TypeError. */
export const stringMethods: ReadonlyMap<string, StringMethod> = new Map<string, StringMethod>([
  ['charAt', (text, [index]) => text.charAt(pageNumber(index))],
  [
    'concat',
    (text, args, meter) => args.reduce<string>((all, part) => joinTexts(all, pageText(part), meter), text),
  ],
  ['indexOf', (text, [part, from]) => text.indexOf(pageText(part), pageNumber(from))],
  ['lastIndexOf', (text, [part, from]) => text.lastIndexOf(pageText(part), pageNumber(from))],
  ['match', (text, [pattern]) => matchOf(text, pattern)],
  ['replace', replace],
  ['search', (text, [pattern]) => search(text, pattern)],
  ['slice', (text, [from, to]) => text.slice(pageNumber(from), optionalNumber(to))],
  ['split', split],
  ['substring', (text, [from, to]) => text.substring(pageNumber(from), optionalNumber(to))],
  ['toLowerCase', (text, _args, meter) => charged(text.toLowerCase(), meter)],
  [
    'toLocaleLowerCase',
    (text, [locale], meter) => inLocale(locale, meter, (locales) => text.toLocaleLowerCase(locales)),
  ],
  ['toString', (text) => text],
  ['toUpperCase', (text, _args, meter) => charged(text.toUpperCase(), meter)],
  [
    'toLocaleUpperCase',
    (text, [locale], meter) => inLocale(locale, meter, (locales) => text.toLocaleUpperCase(locales)),
  ],
  ['trim', (text) => text.trim()],
]);

function charged(text: string, meter: Meter): string {
  meter.spendOnText(text);
  return text;
}

function optionalNumber(value: Value): number | undefined {
  return value === undefined ? undefined : pageNumber(value);
}

/** What the browser makes of the locale is its own affair: it takes a list and even a number, but not null. */
function inLocale(locale: Value, meter: Meter, change: (locales: string[] | undefined) => string): string {
  const locales = toHost(locale, meter) as string[] | undefined; // The browser checks it.
  return charged(
    withBrowserErrors(() => change(locales)),
    meter,
  );
}

/**
 * The browser makes a regular expression of the text, without flags; an invalid one throws its SyntaxError. It runs
 * in the browser's engine, where no budget reaches: a pattern like `(a+)+$` may take as long as it takes in GTM.
 */
function patternOf(pattern: Value): RegExp {
  const source = pattern === undefined ? '' : pageText(pattern);
  return withBrowserErrors(() => new RegExp(source));
}

/** The regular expression that an opaque value holds, where it does. */
function ownPattern(pattern: Value): TextPattern | undefined {
  return pattern instanceof OpaqueValue && pattern.held instanceof TextPattern ? pattern.held : undefined;
}

function search(text: string, pattern: Value): number {
  const own = ownPattern(pattern);
  return own === undefined ? text.search(patternOf(pattern)) : (own.find(text, 0)?.start ?? -1);
}

function matchOfOwn(text: string, pattern: TextPattern): Value {
  if (pattern.global) {
    const wholes = [...pattern.all(text)].map(({ groups: [whole] }) => whole);
    return wholes.length === 0 ? null : new SandboxArray(wholes);
  }
  const match = pattern.find(text, 0);
  if (match === undefined) return null;
  const result = new SandboxArray([...match.groups]);
  result.extras = new Map<string, Value>([
    ['index', match.start],
    ['input', text],
    ['groups', undefined],
  ]);
  return result;
}

function replaceOwn(text: string, pattern: TextPattern, replacement: Value, meter: Meter): string {
  const matches = pattern.global ? pattern.all(text) : [pattern.find(text, 0)];
  let result = '';
  let end = 0;
  for (const match of matches) {
    if (match === undefined) break;
    const by =
      replacement instanceof SandboxFunction
        ? pageText(replacement.invoke([...match.groups, match.start, text]))
        : expand(pageText(replacement), text, match);
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
      if (sign === '&') return groups[0] ?? '';
      return sign === '`' ? text.slice(0, start) : text.slice(end);
    },
  );
}

/** An array that also has `index`, `input` and `groups`. GTM cannot convert named groups and throws. */
function matchOf(text: string, pattern: Value): Value {
  const own = ownPattern(pattern);
  if (own !== undefined) return matchOfOwn(text, own);
  const match = text.match(patternOf(pattern));
  if (match === null) return null;
  if (match.groups !== undefined) throw notConvertible();
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
  const own = ownPattern(search);
  if (own !== undefined) return replaceOwn(text, own, replacement, meter);
  const part = pageText(search);
  if (replacement instanceof SandboxFunction) {
    meter.spend(text.length >> 4);
    return text.replace(part, (match: string, offset: number) =>
      pageText(replacement.invoke([match, offset, text])),
    );
  }
  const template = pageText(replacement);
  if (template.includes('$')) {
    const insertions = template.split('$').length - 1;
    if (template.length + insertions * text.length > largest.text) throw tooLong('text');
  }
  meter.spend(text.length >> 4);
  return text.replace(part, template);
}

function split(text: string, [separator, limit]: readonly Value[], meter: Meter): Value {
  const most = limit === undefined ? undefined : pageNumber(limit);
  const whole = most === undefined || most >>> 0 > 0 ? [text] : [];
  const pieces = separator === undefined ? whole : text.split(pageText(separator), most);
  if (pieces.length > largest.array) throw tooLong('array');
  meter.spend(pieces.length);
  return new SandboxArray(pieces);
}
