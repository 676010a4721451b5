import { closest } from '../messages/closest.ts';
import type { PixelEvent } from './event.ts';
import { limits, urlLengths } from './limits.ts';
import { eventKinds, findParameter, parameters } from './parameters.ts';
import { enumerate, quote, type Report } from './problem.ts';
import type { RawParameter } from './query.ts';

/** More than this many unknown parameters are told in one sentence. */
const mostUnknown = 10;

/** What the query string has that it should not have, and the other way round. */
export function checkParameters(event: PixelEvent, query: readonly RawParameter[], report: Report): void {
  const sent = byName(query);
  checkSwallowed(query, sent, report);
  checkUnknown([...sent.keys()], report);
  checkDuplicates(sent, report);
  const missing = checkRequired(event, sent, report);
  checkApplicable(event, query, report);
  checkEmpty(query, missing, report);
}

function byName(query: readonly RawParameter[]): Map<string, RawParameter[]> {
  const sent = new Map<string, RawParameter[]>();
  for (const parameter of query) {
    const same = sent.get(parameter.name);
    if (same === undefined) sent.set(parameter.name, [parameter]);
    else same.push(parameter);
  }
  return sent;
}

/** `n=My%20Pagedt=ScreenView`: an ampersand is missing, so that one parameter swallowed the next. */
function checkSwallowed(
  query: readonly RawParameter[],
  sent: ReadonlyMap<string, unknown>,
  report: Report,
): void {
  for (const { name, raw } of query) {
    const before = raw.split('=').slice(0, -1);
    const swallowed = longestFirst.find(
      (other) => !sent.has(other) && before.some((part) => part.endsWith(other)),
    );
    if (swallowed === undefined) continue;
    report({
      rule: 'missing-ampersand',
      severity: 'fault',
      parameter: name,
      text: `The value of ${name} contains “${swallowed}=”: an & is missing before ${swallowed}.`,
      hint: `Write &${swallowed}=, or encode the equals sign as %3D if it belongs to the value.`,
    });
  }
}

/** So that `attrs_k=` is not taken for `k=`. */
const longestFirst = parameters.map(({ name }) => name).sort((a, b) => b.length - a.length);

function checkUnknown(names: readonly string[], report: Report): void {
  const unknown = names.filter((name) => findParameter(name) === undefined);
  const candidates = parameters.map(({ name }) => name);
  for (const name of unknown.slice(0, mostUnknown)) {
    const unescaped = name.replace(/^amp;/, '');
    const leftover = unescaped !== name && findParameter(unescaped) !== undefined;
    const meant = leftover ? unescaped : closest(name, candidates);
    report({
      rule: 'unknown-parameter',
      severity: leftover ? 'fault' : 'warning',
      parameter: name,
      text: leftover
        ? `The parameter ${quote(name)} begins with a left-over HTML escape, so that the service does not see ${unescaped}.`
        : `mParticle documents no parameter ${quote(name)}; it is probably ignored.`,
      ...(leftover
        ? { hint: 'Request the URL with & between its parameters; &amp; belongs in HTML source only.' }
        : meant === undefined
          ? {}
          : { hint: `Did you mean ${meant}?` }),
    });
  }
  if (unknown.length > mostUnknown) {
    report({
      rule: 'unknown-parameter',
      severity: 'warning',
      text: `mParticle documents ${unknown.length - mostUnknown} more of the parameters not either.`,
    });
  }
}

function checkDuplicates(sent: ReadonlyMap<string, readonly RawParameter[]>, report: Report): void {
  for (const [name, all] of sent) {
    if (all.length === 1 || findParameter(name) === undefined) continue;
    report({
      rule: 'duplicate-parameter',
      severity: 'fault',
      parameter: name,
      text: `${name} is there ${all.length === 2 ? 'twice' : `${all.length} times`}; which one the service reads is not documented (the first is shown here).`,
      hint: 'Send it once.',
    });
  }
}

/** Reports what the event cannot do without, and returns the names. */
function checkRequired(
  event: PixelEvent,
  sent: ReadonlyMap<string, readonly RawParameter[]>,
  report: Report,
): readonly string[] {
  const missing = parameters.filter(({ name, requiredOn }) => {
    const required =
      event.type === null ? requiredOn.length === 2 : requiredOn.some((type) => type === event.type);
    return required && (sent.get(name)?.[0]?.raw ?? '') === '';
  });
  for (const { name, label, meaning, requiredOn } of missing) {
    report({
      rule: 'missing-parameter',
      severity: 'fault',
      parameter: name,
      text: `${name} (${label.toLowerCase()}) is missing; ${requiredOn.length === 2 ? 'the service requires it' : 'a custom event must have it'}.`,
      hint: name === 'et' ? 'Send et=Unknown if no other type fits.' : `Send it. ${meaning}`,
    });
  }
  return missing.map(({ name }) => name);
}

/** AMP pages leave out nothing, so that the service receives empty parameters all the time. */
function checkEmpty(query: readonly RawParameter[], missing: readonly string[], report: Report): void {
  const empty = new Set(
    query.filter(({ name, raw }) => raw === '' && !missing.includes(name)).map(({ name }) => name),
  );
  if (empty.size === 0) return;
  report({
    rule: 'empty-parameter',
    severity: 'note',
    text: `Sent without a value: ${enumerate([...empty], 8)}. The service copes with that.`,
    hint: 'Leave them out: the URL gets shorter.',
  });
}

function checkApplicable(event: PixelEvent, query: readonly RawParameter[], report: Report): void {
  const { type } = event;
  if (type === null) return;
  for (const { name, raw } of query) {
    const parameter = findParameter(name);
    if (parameter === undefined || raw === '' || parameter.appliesTo.includes(type)) continue;
    report({
      rule: 'not-applicable',
      severity: 'warning',
      parameter: name,
      text: `${name} (${parameter.label.toLowerCase()}) does not apply to a ${eventKinds[type]}.`,
      hint: `Leave it out, or send it as an event attribute.`,
    });
  }
}

/** What the values say, whatever they were written like. */
export function checkValues(event: PixelEvent, report: Report): void {
  if (event.name !== null && event.name.length > limits.eventName) {
    report({
      rule: 'limit',
      severity: 'fault',
      parameter: 'n',
      text: `The event name has ${event.name.length} characters; mParticle's limit is ${limits.eventName}.`,
      hint: 'Shorten it: mParticle cuts it or drops the event.',
    });
  }
  const texts = [
    ['n', event.name],
    ['hn', event.hostName],
    ['ttl', event.title],
    ['av', event.appVersion],
    ...event.identities.map(([, value]) => ['ui_v', value] as const),
  ] as const;
  for (const [parameter, value] of texts) {
    if (value === null) continue;
    if (parameter !== 'hn' && /%(?:20|2[C-F]|3A|40|C3%)/i.test(value)) {
      report({
        rule: 'encoded-twice',
        severity: 'warning',
        parameter,
        text: `${parameter} still has percent-encoding after it is decoded: ${quote(value)}.`,
        hint: 'Encode each value once.',
      });
    }
  }
  if (event.hostName !== null && /[/?#]/.test(event.hostName)) {
    report({
      rule: 'url-as-host-name',
      severity: 'note',
      parameter: 'hn',
      text: 'hn is a URL; mParticle documents a host name, though AMP pages send the whole URL.',
      hint: 'Send location.hostname.',
    });
  }
}

/** Length is counted in characters of the URL as sent. */
export function checkLength(url: string, report: Report): void {
  if (url.length <= urlLengths.cautious) return;
  const risky = url.length > urlLengths.risky;
  const passed = risky ? urlLengths.risky : urlLengths.cautious;
  report({
    rule: 'url-length',
    severity: risky ? 'warning' : 'note',
    text: `The URL has ${url.length} characters; over ${passed} ${risky ? 'many servers and proxies refuse requests' : 'some old clients and proxies cut it'}.`,
    hint: 'Send fewer or shorter values.',
  });
}
