import type { Severity } from 'gtm-template-toolkit/messages';
import { readAddress } from '../address.ts';
import { checkParameters } from './check-parameters.ts';
import { checkLength, checkValues } from './check-values.ts';
import type { Pair, PixelEvent } from './event.ts';
import { listPairs, type ListPair } from './list-pairs.ts';
import { parameters, type ParameterName } from './parameters.ts';
import { findPixelUrl, type Pasted } from '../pasted.ts';
import { looksLikePlaceholder, type Problem, type Report } from './problem.ts';
import { decodeElements, splitQuery, type RawParameter } from './query.ts';
import { readPairs } from './read-pairs.ts';
import { checkEventType, readEnvironment, readKind, readLocation, readText, readTime } from './values.ts';

export interface DecodedPixel {
  /** The URL or query string that was read; null when the text had none, in which case every part of the event is empty. */
  readonly url: string | null;
  readonly event: PixelEvent;
  /** Everything that is wrong or doubtful, faults first; empty when all is well. */
  readonly problems: readonly Problem[];
}

/**
 * The event in a pixel URL and what is wrong with it. Understands what people paste as well: HTML-escaped URLs,
 * query strings alone, `<img>` markup, curl commands, `fetch` calls. Never throws. Runs in Node and browsers.
 */
export function decodePixelUrl(text: string): DecodedPixel {
  const pasted = findPixelUrl(text);
  if (pasted === undefined) return { url: null, event: readEvent(null, '', [], () => {}), problems: [noUrl] };
  const decoded = decodeRequestedUrl(pasted.url);
  return {
    ...decoded,
    problems: worstFirst([...decoded.problems.map(inContext(pasted)), ...remarks(pasted)]),
  };
}

/** As {@link decodePixelUrl}, for a URL that was really requested: it is taken as it stands and nothing is mended. */
export function decodeRequestedUrl(url: string): DecodedPixel {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const [, scheme, authority = '', path = '', query = '', fragment] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/i.exec(url) ?? [];
  const parameters = splitQuery(query);
  const event = readEvent(scheme === undefined ? null : { scheme, authority }, path, parameters, report);
  checkParameters(event, parameters, report);
  checkValues(event, report);
  if (fragment !== undefined) report(cutAtHash);
  checkLength(url, report);
  return { url, event, problems: worstFirst(problems) };
}

/** Reads the parts of the event one by one; of a parameter that is there twice, the first. */
function readEvent(
  origin: { scheme: string; authority: string } | null,
  path: string,
  query: readonly RawParameter[],
  report: Report,
): PixelEvent {
  const raw = (name: ParameterName) => query.find((parameter) => parameter.name === name)?.raw;
  const text = (name: ParameterName) => readText(name, raw(name), report);
  const read = <T>(name: ParameterName, reader: (value: string, report: Report) => T): T | null => {
    const value = text(name);
    return value === null || looksLikePlaceholder(raw(name) ?? '') ? null : reader(value, report);
  };
  const pairs = (field: ListPair['field']) =>
    listPairs.flatMap((list) =>
      list.field === field ? readPairs(list, raw(list.keys), raw(list.values), report) : [],
    );
  const customEventType = text('et');
  if (customEventType !== null) checkEventType(customEventType, report);
  const location = raw('lc');
  return {
    ...readAddress(origin, path, report),
    type: read('dt', readKind),
    name: text('n'),
    customEventType,
    time: read('ct', readTime),
    attributes: pairs('attributes'),
    userAttributes: pairs('userAttributes'),
    identities: pairs('identities'),
    customFlags: pairs('customFlags'),
    location: location === undefined || location === '' ? null : readLocation(location, report),
    appVersion: text('av'),
    environment: read('dbg', readEnvironment),
    hostName: text('hn'),
    title: text('ttl'),
    otherParameters: query
      .filter(({ name }) => !ownFields.has(name))
      .map(({ name, raw }): Pair => [name, decodeElements(name, [raw], report).join('')]),
  };
}

/** The parameters that have a place of their own in the event: those of mParticle's page on the service. */
const ownFields: ReadonlySet<string> = new Set(
  parameters.filter(({ source }) => source === 'pixel').map(({ name }) => name),
);

const noUrl: Problem = {
  rule: 'no-url',
  severity: 'fault',
  text: 'This is no URL, and there is none of the Pixel Service in it.',
  hint: 'Paste a URL such as https://pixels.mparticle.com/v1/{key}/Pixel?dt=…, its query string, or the <img>, curl or fetch that requests it.',
};

const cutAtHash: Problem = {
  rule: 'fragment',
  severity: 'fault',
  text: 'The URL has a # in it: what follows is never sent.',
  hint: 'Encode the # as %23.',
};

const severities = ['fault', 'warning', 'note'] as const satisfies readonly Severity[];

function worstFirst(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** In markup and code a placeholder is what should be there: it is filled in later. */
function inContext({ form }: Pasted): (problem: Problem) => Problem {
  const isTemplate = form === 'html' || form === 'code';
  return (problem) =>
    isTemplate && problem.rule === 'placeholder' ? { ...problem, severity: 'note' } : problem;
}

function* remarks({ form, htmlEscaped, url }: Pasted): Generator<Problem> {
  if (htmlEscaped && form !== 'html') {
    yield {
      rule: 'html-escaped',
      severity: 'note',
      text: 'The text has &amp; for &, as HTML source does, and was read that way.',
      hint: 'If a request really goes out like this, the service sees parameters called “amp;…”: send & alone.',
    };
  }
  if (form === 'query') {
    const [given, unchecked] = url.startsWith('?')
      ? ['query string', 'the host and the key are']
      : ['path', 'the host is'];
    yield {
      rule: 'no-address',
      severity: 'note',
      text: `Only a ${given} was given, so that ${unchecked} not checked.`,
    };
  }
}
