import { grouped } from 'gtm-template-toolkit/messages';
import type { Pair } from './event.ts';
import type { ListPair } from './list-pairs.ts';
import { enumerate, quote, type Problem, type Report } from './problem.ts';
import { decodeElements } from './query.ts';
import { identityTypeFor, identityTypes } from './vocabulary.ts';

/**
 * Reads a pair of parallel lists. They are split at the literal commas first and each element is decoded by
 * itself after that, so that an encoded comma stays inside its value: this is how mParticle's AMP
 * configuration sends them. An empty or absent parameter is an empty list.
 */
export function readPairs(
  list: ListPair,
  rawKeys: string | undefined,
  rawValues: string | undefined,
  report: Report,
): Pair[] {
  const keys = decodeElements(list.keys, split(rawKeys, rawValues), report);
  const values = decodeElements(list.values, split(rawValues, rawKeys), report);
  const pairs = keys.slice(0, values.length).map((key, index): Pair => [key, values[index] ?? '']);
  for (const problem of [
    misaligned(list, keys, values),
    encodedAsWhole(list, keys),
    ...emptyElements(list, pairs),
    repeatedKeys(list, pairs),
    tooLong(list, list.keys, list.keyLabel, keys, list.limits.key),
    tooLong(list, list.values, 'value', values, list.limits.value),
    tooMany(list, pairs),
    ...(list.field === 'identities' ? unknownIdentities(keys) : []),
  ]) {
    if (problem !== undefined) report(problem);
  }
  return pairs;
}

function split(raw: string | undefined, partner: string | undefined): string[] {
  if (raw !== undefined && raw !== '') return raw.split(',');
  // One key beside an empty list of values is one pair with an empty value.
  const partnerIsOneElement = partner !== undefined && partner !== '' && !partner.includes(',');
  return raw === '' && partnerIsOneElement ? [''] : [];
}

function misaligned(list: ListPair, keys: readonly string[], values: readonly string[]): Problem | undefined {
  if (keys.length === values.length) return undefined;
  const short = Math.min(keys.length, values.length);
  const left =
    keys.length > short
      ? `${enumerate(keys.slice(short).map(quote))} without a value`
      : `${enumerate(values.slice(short).map(quote))} without a ${list.keyLabel}`;
  return {
    rule: 'misaligned-lists',
    severity: 'fault',
    parameter: list.keys,
    text: `${list.keys} and ${list.values} are not of the same length: ${count(keys.length, 'element')} and ${count(values.length, 'element')}, which leaves ${left}.`,
    hint: 'Send one value for each, in the same order, and encode a comma inside a value as %2C.',
  };
}

/** `a%2Cb` in a list of keys: somebody encoded the joined list instead of its elements. */
function encodedAsWhole(list: ListPair, keys: readonly string[]): Problem | undefined {
  const key = keys.find((candidate) => candidate.includes(','));
  if (key === undefined) return undefined;
  return {
    rule: 'comma-in-key',
    severity: 'warning',
    parameter: list.keys,
    text: `${list.keys} has an encoded comma: ${quote(key)} counts as one ${list.keyLabel}.`,
    hint: 'Encode each element by itself and join them with literal commas.',
  };
}

function* emptyElements(list: ListPair, pairs: readonly Pair[]): Generator<Problem> {
  for (const [half, parameter] of [list.keys, list.values].entries()) {
    const places = pairs.flatMap((pair, index) => (pair[half] === '' ? [String(index + 1)] : []));
    if (places.length === 0) continue;
    yield {
      rule: 'empty-element',
      severity: 'warning',
      parameter,
      text: `${parameter} has an empty element (number ${enumerate(places)}); what mParticle makes of it is not documented.`,
      hint: `Leave out the whole ${list.label}, in ${list.keys} and in ${list.values}.`,
    };
  }
}

function repeatedKeys(list: ListPair, pairs: readonly Pair[]): Problem | undefined {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const [key] of pairs) {
    if (seen.has(key) && key !== '') repeated.add(key);
    seen.add(key);
  }
  if (repeated.size === 0) return undefined;
  return {
    rule: 'repeated-key',
    severity: 'warning',
    parameter: list.keys,
    text: `${list.keys} names ${enumerate([...repeated].map(quote))} more than once; which value counts is not documented.`,
    hint: `Send each ${list.label} once.`,
  };
}

function tooLong(
  list: ListPair,
  parameter: string,
  what: string,
  elements: readonly string[],
  limit: number | undefined,
): Problem | undefined {
  if (limit === undefined) return undefined;
  const long = elements.filter((element) => element.length > limit);
  const [first] = long;
  if (first === undefined) return undefined;
  return {
    rule: 'limit',
    severity: 'fault',
    parameter,
    text: `${parameter} has ${long.length === 1 ? `a ${what}` : `${long.length} ${what}s`} over mParticle's limit of ${limit} characters: ${quote(first)} has ${first.length}.`,
    hint: `Shorten it: mParticle cuts it or leaves out the ${list.label}.`,
  };
}

function tooMany(list: ListPair, pairs: readonly Pair[]): Problem | undefined {
  const { pairs: limit } = list.limits;
  if (limit === undefined || pairs.length <= limit) return undefined;
  return {
    rule: 'limit',
    severity: 'fault',
    parameter: list.keys,
    text: `There are ${pairs.length} ${list.label}s; mParticle's limit is ${limit}.`,
    hint: 'Send fewer: over the limit mParticle may keep none of them.',
  };
}

function* unknownIdentities(types: readonly string[]): Generator<Problem> {
  const known: readonly string[] = identityTypes;
  const unknown = [...new Set(types)].filter(
    (type) => type !== '' && !type.includes(',') && !known.includes(type),
  );
  for (const [meant, spelled] of grouped(unknown, (type) => identityTypeFor(type) ?? '')) {
    const one = spelled.length === 1;
    yield {
      rule: 'unknown-identity-type',
      severity: 'warning',
      parameter: 'ui_t',
      text: `ui_t has ${enumerate(spelled.map(quote))}, which ${one ? 'is not an identity type' : 'are no identity types'} as the pixel spells them.`,
      hint:
        meant === '' ? `The types are ${known.join(', ')}; mParticle may ignore others.` : `Write ${meant}.`,
    };
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
