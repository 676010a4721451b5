import type { PixelEvent } from './event.ts';
import { eventKinds, type EventKind } from './parameters.ts';
import { looksLikePlaceholder, quote, type Problem, type Report } from './problem.ts';
import { closest } from 'gtm-template-toolkit/messages';
import { decodeElements } from './query.ts';
import { eventTypeFor, eventTypes, foldName } from './vocabulary.ts';

/** A `Date` reaches no further, in milliseconds on both sides of 1970. */
const lastTime = 8.64e15;

/** Reads `dt`. */
export function readKind(text: string, report: Report): EventKind | null {
  for (const kind of ['AppEvent', 'ScreenView'] as const) {
    if (text === kind) return kind;
  }
  const names = Object.keys(eventKinds);
  const meant = names.find((name) => foldName(name) === foldName(text)) ?? closest(text, names);
  report({
    rule: 'unknown-event-kind',
    severity: 'fault',
    parameter: 'dt',
    text: `dt is ${quote(text)}, which is neither AppEvent nor ScreenView.`,
    hint:
      meant === undefined
        ? 'Write AppEvent for a custom event, ScreenView for a page view.'
        : `Write ${meant}.`,
  });
  return null;
}

/** Reports an `et` that mParticle does not document for the pixel. */
export function checkEventType(text: string, report: Report): void {
  if (eventTypes.some(({ name }) => name === text)) return;
  const names = eventTypes.map(({ name }) => name);
  const meant = eventTypeFor(text) ?? closest(text, names);
  report({
    rule: 'unknown-event-type',
    severity: 'warning',
    parameter: 'et',
    text: `et is ${quote(text)}, which is not a custom event type as the pixel spells them.`,
    hint: meant === undefined ? `The types are ${names.join(', ')}.` : `Write ${meant}.`,
  });
}

/** Reads `ct`: whole milliseconds since 1970. */
export function readTime(text: string, report: Report): PixelEvent['time'] {
  const problem = (detail: string, hint: string): Problem => ({
    rule: 'time',
    severity: 'fault',
    parameter: 'ct',
    text: `ct is ${quote(text)}${detail}`,
    hint,
  });
  const milliseconds = 'Send milliseconds since 1970, as Date.now() gives them.';
  const ms = Number(text);
  if (!/^\d+$/.test(text) || ms > lastTime) {
    const date = /\d{4}-\d\d|[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
    report(
      problem(
        ', which is no time.',
        Number.isNaN(date) ? milliseconds : `Write ${date}: ${milliseconds.toLowerCase()}`,
      ),
    );
    return null;
  }
  const time = { ms, iso: new Date(ms).toISOString() };
  const unit = unitOf(ms);
  if (unit !== 'milliseconds') {
    report(
      problem(
        `: as milliseconds that is ${time.iso.replace(/T.*/, '')}; it looks like ${unit}.`,
        `${milliseconds}${unit === 'seconds' ? ` Multiply by 1000: ${ms * 1000}.` : ''}`,
      ),
    );
  }
  return time;
}

/** The unit in which a number of this size is a time between 2001 and 2286. */
function unitOf(time: number): 'seconds' | 'milliseconds' | 'microseconds' {
  if (time >= 1e9 && time < 1e10) return 'seconds';
  return time >= 1e15 ? 'microseconds' : 'milliseconds';
}

/** Reads `dbg`. */
export function readEnvironment(text: string, report: Report): PixelEvent['environment'] {
  if (text === 'true') return 'development';
  if (text === 'false') return 'production';
  report({
    rule: 'debug-flag',
    severity: 'fault',
    parameter: 'dbg',
    text: `dbg is ${quote(text)}, which is neither true nor false, so that the event may land in the wrong environment.`,
    hint: 'Write true for development data, false for production data.',
  });
  return null;
}

/** Reads `lc`, which is split at its literal comma like a list. */
export function readLocation(raw: string, report: Report): PixelEvent['location'] {
  const parts = decodeElements('lc', raw.split(','), report);
  if (raw.split(',').some(looksLikePlaceholder)) return null;
  const [text] = parts.length === 1 ? parts : [parts.join(',')];
  const [latitude, longitude, ...rest] = (text ?? '').split(',').map(degrees);
  const hint =
    'Write latitude (−90 to 90) and longitude (−180 to 180) with a literal comma: lc=26.4619,-80.0692.';
  if (latitude === undefined || longitude === undefined || rest.length > 0) {
    report({
      rule: 'location',
      severity: 'fault',
      parameter: 'lc',
      text: `lc is ${quote(text ?? '')}, which is not two numbers in degrees.`,
      hint,
    });
    return null;
  }
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    const swapped = Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90;
    report({
      rule: 'location',
      severity: 'fault',
      parameter: 'lc',
      text: `lc is ${quote(text ?? '')}, which is no place on Earth${swapped ? ': latitude and longitude look swapped' : ''}.`,
      hint,
    });
  } else if (parts.length === 1) {
    report({
      rule: 'location',
      severity: 'warning',
      parameter: 'lc',
      text: 'lc has an encoded comma; documented is lat,long, and mParticle’s own clients send the comma as it is.',
      hint,
    });
  }
  return { latitude, longitude };
}

function degrees(text: string): number | undefined {
  return /^-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?$/i.test(text.trim()) ? Number(text) : undefined;
}

/** Reads a parameter that is text; null when it is absent or empty. */
export function readText(name: string, raw: string | undefined, report: Report): string | null {
  if (raw === undefined || raw === '') return null;
  return decodeElements(name, [raw], report).join('');
}
