import { flagsOfClickIds, queryNamesOfClickIds } from './decode/click-ids.ts';
import { listPairs, type ListPair } from './decode/list-pairs.ts';
import { decodeText, splitQuery, type RawParameter } from './decode/query.ts';

/** What a request has in place of what differs from one visitor to the next. */
export interface Placeholders {
  /** For the time in milliseconds since 1970. */
  readonly time: string;
  /** For the value of a user identity, percent-encoded, by its type: `{ email: '{{EMAIL_ADDRESS}}' }`. */
  readonly identities: Readonly<Record<string, string>>;
}

/** A request that tells of nobody. */
export interface RequestForOthers {
  readonly url: string;
  /** What was replaced, in words: `the time`, `user identity email`. */
  readonly replaced: readonly string[];
  /** What was taken out, in words: `user attributes plan, age`. */
  readonly takenOut: readonly string[];
}

type Verdict = 'keep' | 'drop' | { readonly raw: string };

/** Parameters that describe the event, not who caused it. All others go, since nobody knows what they tell. */
const harmless: readonly string[] = ['dt', 'et', 'n', 'hn', 'ttl', 'av', 'path'];

/**
 * The request of one visitor, made fit for an e-mail or a page that many open: identities become placeholders or go,
 * with them user attributes, click IDs, the location, and whatever contains an identity or an e-mail address; the
 * event is production data of the time at which it is opened.
 */
export function forOthers(url: string, placeholders: Placeholders): RequestForOthers {
  const question = url.indexOf('?');
  if (question === -1) return { url, replaced: [], takenOut: [] };
  const [query = ''] = url.slice(question + 1).split('#');
  const parameters = splitQuery(query);
  const isPersonal = personalIn(parameters);
  const replaced: string[] = [];
  const takenOut: string[] = [];

  const judge = (name: string, raw: string): Verdict => {
    if (name === 'ct') {
      replaced.push('the time');
      return { raw: placeholders.time };
    }
    if (name === 'dbg') return { raw: 'false' };
    if (harmless.includes(name) && !isPersonal(decodeText(raw).text)) return 'keep';
    takenOut.push(name === 'lc' ? 'the location' : `the parameter ${name}`);
    return 'drop';
  };

  const judgePair = (field: ListPair['field'], key: string, value: string): Verdict => {
    if (field === 'userAttributes') return 'drop';
    if (field === 'identities') {
      const raw = Object.hasOwn(placeholders.identities, key) ? placeholders.identities[key] : undefined;
      return raw === undefined ? 'drop' : { raw };
    }
    if (isPersonal(value)) return 'drop';
    if (field === 'customFlags') return flagsOfClickIds.has(key) ? 'drop' : 'keep';
    if (queryNamesOfClickIds.has(key.toLowerCase()) || key === 'page_referrer') return 'drop';
    // The query of an address may name its visitor, as those of links in mails do.
    const [address = '', ...rest] = value.split(/[?#]/);
    return key === 'page_url' && rest.length > 0 ? { raw: encodeURIComponent(address) } : 'keep';
  };

  const lists: ReadonlyMap<string, string> = new Map(
    listPairs.flatMap(({ field, keys, values, label }) => {
      const elements = (name: string) =>
        parameters.find((parameter) => parameter.name === name)?.raw.split(',') ?? [];
      const rawValues = elements(values);
      const pairs = elements(keys).flatMap((rawKey, index): [string, string][] => {
        const rawValue = rawValues[index];
        const key = decodeText(rawKey).text;
        const verdict = rawValue === undefined ? 'drop' : judgePair(field, key, decodeText(rawValue).text);
        if (rawValue === undefined || verdict === 'drop') {
          takenOut.push(`${label} ${key}`);
          return [];
        }
        if (verdict === 'keep') return [[rawKey, rawValue]];
        if (field === 'identities') replaced.push(`${label} ${key}`);
        else takenOut.push(`the query of ${label} ${key}`);
        return [[rawKey, verdict.raw]];
      });
      return [
        [keys, pairs.map(([key]) => key).join(',')],
        [values, pairs.map(([, value]) => value).join(',')],
      ] as const;
    }),
  );

  const written: string[] = [];
  for (const { name, raw } of parameters) {
    if (written.some((part) => part.startsWith(`${name}=`))) continue;
    const list = lists.get(name);
    const verdict = list === undefined ? judge(name, raw) : list === '' ? 'drop' : { raw: list };
    if (verdict !== 'drop') written.push(`${name}=${verdict === 'keep' ? raw : verdict.raw}`);
  }
  return { url: `${url.slice(0, question)}?${written.join('&')}`, replaced, takenOut };
}

/** Shorter identities are part of many a text by chance; equal to it they count all the same. */
const tellingLength = 5;

/** Whether a text is, or has in it, one of the request's identities or any e-mail address. */
function personalIn(parameters: readonly RawParameter[]): (text: string) => boolean {
  const identities = parameters
    .filter(({ name }) => name === 'ui_v')
    .flatMap(({ raw }) => raw.split(','))
    .map((raw) => decodeText(raw).text.toLowerCase())
    .filter((value) => value !== '');
  return (text) => {
    const lower = text.toLowerCase();
    return (
      /[^\s@]@[^\s@]+\.[^\s@]/.test(text) ||
      identities.some((value) => (value.length < tellingLength ? lower === value : lower.includes(value)))
    );
  };
}
