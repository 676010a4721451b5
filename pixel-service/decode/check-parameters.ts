import { closest } from 'gtm-template-toolkit/messages';
import type { PixelEvent } from './event.ts';
import { eventKinds, findParameter, parameters } from './parameters.ts';
import { enumerate, quote, type Problem, type Report } from './problem.ts';
import type { RawParameter } from './query.ts';
import { eventTypes } from './vocabulary.ts';

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
    const swallowed = [...raw.matchAll(swallowable)]
      .map(([other]) => other)
      .find((other) => !sent.has(other));
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

/** Parameters with a value that no other text is likely to have: `product=5` is not `ct=5`. */
const swallowable = new RegExp(
  [
    'dt(?==(?:AppEvent|ScreenView))',
    `et(?==(?:${eventTypes.map(({ name }) => name).join('|')}))`,
    'ct(?==\\d{10})',
    'dbg(?==(?:true|false))',
    '(?:attrs|ua|flags)_[kv](?==)',
    'ui_[tv](?==)',
  ].join('|'),
  'g',
);

function checkUnknown(names: readonly string[], report: Report): void {
  const unknown = names.filter((name) => findParameter(name) === undefined);
  for (const name of unknown.slice(0, mostUnknown)) report(unknownParameter(name));
  if (unknown.length > mostUnknown) {
    report({
      rule: 'unknown-parameter',
      severity: 'warning',
      text: `There are ${unknown.length - mostUnknown} more parameters that mParticle does not document.`,
    });
  }
}

function unknownParameter(name: string): Problem {
  const unescaped = name.replace(/^amp;/, '');
  if (unescaped !== name && findParameter(unescaped) !== undefined) {
    return {
      rule: 'unknown-parameter',
      severity: 'fault',
      parameter: name,
      text: `The parameter ${quote(name)} begins with a left-over HTML escape, so that the service does not see ${unescaped}.`,
      hint: 'Request the URL with & between its parameters; &amp; belongs in HTML source only.',
    };
  }
  const meant = closest(
    name,
    parameters.map((parameter) => parameter.name),
  );
  return {
    rule: 'unknown-parameter',
    severity: 'warning',
    parameter: name,
    text: `mParticle documents no parameter ${quote(name)}; it is probably ignored.`,
    ...(meant === undefined ? {} : { hint: `Did you mean ${meant}?` }),
  };
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
