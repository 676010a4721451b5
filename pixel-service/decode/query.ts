import { enumerate, looksLikePlaceholder, quote, type Report } from './problem.ts';

/** One `name=value` of a query string, the value still as it is on the wire. */
export interface RawParameter {
  readonly name: string;
  readonly raw: string;
}

/** Splits a query string (without its `?`) at the ampersands; `&&` separates like `&`. */
export function splitQuery(query: string): RawParameter[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      return equals === -1
        ? { name: decodeText(part).text, raw: '' }
        : { name: decodeText(part.slice(0, equals)).text, raw: part.slice(equals + 1) };
    });
}

interface DecodedText {
  readonly text: string;
  /** Escapes that stand for nothing: `%zz`, a lone `%`, bytes that are no UTF-8. */
  readonly malformed: readonly string[];
}

/**
 * Percent-decodes one element. What cannot be decoded stays as it was written. A `+` becomes a space, as
 * servers that read queries like forms have it.
 */
export function decodeText(raw: string): DecodedText {
  const malformed: string[] = [];
  const text = raw.replace(/\+/g, ' ').replace(/(?:%[0-9a-f]{2})+|%.{0,2}/gis, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      malformed.push(escapes);
      return escapes;
    }
  });
  return { text, malformed };
}

/** Percent-decodes the elements of one parameter and reports, once each, what was not encoded as it should be. */
export function decodeElements(name: string, elements: readonly string[], report: Report): string[] {
  const decoded = elements.map(decodeText);
  const placeholders = decoded
    .filter(({ text }) => looksLikePlaceholder(text))
    .map(({ text }) => quote(text));
  const raw = elements.filter((element) => !looksLikePlaceholder(element)).join('');
  const malformed = decoded.flatMap((element) =>
    looksLikePlaceholder(element.text) ? [] : element.malformed,
  );
  if (placeholders.length > 0) {
    report({
      rule: 'placeholder',
      // Encoded it may be what somebody typed.
      severity: elements.some(looksLikePlaceholder) ? 'fault' : 'warning',
      parameter: name,
      text: `${name} has ${placeholders.length === 1 ? 'a placeholder that was' : 'placeholders that were'} not filled in: ${enumerate(placeholders)}.`,
      hint: 'Let the system that sends the request put the value there, percent-encoded.',
    });
  }
  if (malformed.length > 0) {
    report({
      rule: 'malformed-encoding',
      severity: 'fault',
      parameter: name,
      text: `${name} has percent signs that are no encoding of UTF-8 text: ${enumerate(malformed.map(quote), 3)}.`,
      hint: 'Encode each value with encodeURIComponent; a percent sign is written %25.',
    });
  }
  if (raw.includes('+')) {
    report({
      rule: 'plus-sign',
      severity: 'warning',
      parameter: name,
      text: `${name} has a plus sign that is not encoded; most servers read it as a space.`,
      hint: 'Write %2B for a plus sign, %20 for a space.',
    });
  }
  const unencoded = raw.match(/[^\x21-\x7e]|["<>\\^`{|}]/u)?.[0];
  if (unencoded !== undefined) {
    report({
      rule: 'not-encoded',
      severity: 'warning',
      parameter: name,
      text: `${name} has characters that are not percent-encoded, such as ${quote(unencoded)}; browsers encode most of them, other clients send them as they are or refuse.`,
      hint: 'Encode each value with encodeURIComponent.',
    });
  }
  return decoded.map(({ text }) => text);
}
