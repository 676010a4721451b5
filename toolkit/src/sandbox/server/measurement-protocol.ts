import type { IncomingRequest } from './incoming-request.ts';

/**
 * Google Analytics' Measurement Protocol: how the hits of gtag (version 2) and of analytics.js (version 1)
 * become common event data. The names are those that hits and event data of live containers show; Google
 * documents neither whole, so that a hit may have parameters that are not here: they are kept under
 * `x-ga-mp1-` or `x-ga-mp2-` and their own name.
 */

type Json = string | number | readonly Readonly<Record<string, string | number>>[];
type Event = Record<string, Json>;

interface Parameter {
  readonly name: string;
  /** Its key in the event's data. */
  readonly key: string;
  readonly isNumber?: true;
}

const text = (name: string, key: string): Parameter => ({ name, key });
const number = (name: string, key: string): Parameter => ({ name, key, isNumber: true });

/** Of a hit of version 2, which is GA4's. */
const parameters2: readonly Parameter[] = [
  text('en', 'event_name'),
  text('cid', 'client_id'),
  text('uid', 'user_id'),
  text('dl', 'page_location'),
  text('dr', 'page_referrer'),
  text('dt', 'page_title'),
  text('ul', 'language'),
  text('sr', 'screen_resolution'),
  text('de', 'page_encoding'),
  text('cu', 'currency'),
  text('sid', 'ga_session_id'),
  number('sct', 'ga_session_number'),
  number('_et', 'engagement_time_msec'),
  text('_uip', 'ip_override'),
  text('v', 'x-ga-protocol_version'),
  text('tid', 'x-ga-measurement_id'),
  text('gtm', 'x-ga-gtm_version'),
  text('_p', 'x-ga-page_id'),
  text('_s', 'x-ga-request_count'),
  text('gcs', 'x-ga-gcs'),
  text('gcd', 'x-ga-gcd'),
  text('gcu', 'x-ga-gcu'),
  text('dma', 'x-ga-dma'),
  text('dma_cps', 'x-ga-dma_cps'),
  text('npa', 'x-ga-npa'),
  text('did', 'x-ga-did'),
  text('gdid', 'x-ga-gdid'),
  text('ecid', 'x-ga-ecid'),
  text('em', 'x-ga-em'),
  text('tfd', 'x-ga-tfd'),
];

/** Of a hit of version 1, which is Universal Analytics’. */
const parameters1: readonly Parameter[] = [
  text('cid', 'client_id'),
  text('uid', 'user_id'),
  text('dl', 'page_location'),
  text('dh', 'page_hostname'),
  text('dp', 'page_path'),
  text('dr', 'page_referrer'),
  text('dt', 'page_title'),
  text('de', 'page_encoding'),
  text('ul', 'language'),
  text('sr', 'screen_resolution'),
  text('vp', 'viewport_size'),
  text('uip', 'ip_override'),
  text('ua', 'user_agent'),
  text('cu', 'currency'),
  text('ti', 'transaction_id'),
  number('tr', 'value'),
  number('tt', 'tax'),
  number('ts', 'shipping'),
  text('tcc', 'coupon'),
  text('v', 'x-ga-protocol_version'),
  text('tid', 'x-ga-measurement_id'),
];

/** The parts of `pr1`, `id…~nm…~pr…`. */
const itemParameters: readonly Parameter[] = [
  text('id', 'item_id'),
  text('nm', 'item_name'),
  text('br', 'item_brand'),
  text('ca', 'item_category'),
  text('c2', 'item_category2'),
  text('c3', 'item_category3'),
  text('c4', 'item_category4'),
  text('c5', 'item_category5'),
  text('va', 'item_variant'),
  number('pr', 'price'),
  number('qt', 'quantity'),
  number('ds', 'discount'),
  text('cp', 'coupon'),
  text('li', 'item_list_id'),
  text('ln', 'item_list_name'),
  number('lp', 'index'),
  text('lo', 'location_id'),
  text('af', 'affiliation'),
  text('pi', 'promotion_id'),
  text('pn', 'promotion_name'),
  text('cn', 'creative_name'),
  text('cs', 'creative_slot'),
];

/** A hit of analytics.js or of its like: `/collect` with `v=1`. */
export function isVersion1(request: IncomingRequest): boolean {
  if (!/^\/(?:[jr]\/)?collect$/.test(request.path)) return false;
  const version = request.query.get('v') ?? new URLSearchParams(request.body ?? '').get('v');
  return version === '1';
}

/** A hit of gtag: `/g/collect` with `v=2`. */
export function isVersion2(request: IncomingRequest): boolean {
  return request.path === '/g/collect' && request.query.get('v') === '2';
}

/** One event for each line of the body, or the one in the query. */
export function eventsOfVersion2(request: IncomingRequest): Event[] {
  const lines = (request.body ?? '').split(/\r?\n/).filter((line) => line !== '');
  return (lines.length === 0 ? [''] : lines).map((line) => {
    const own = new URLSearchParams(line);
    const hit = new URLSearchParams(request.queryString);
    for (const [name, value] of own) hit.set(name, value);
    return complete(eventOf2(hit), request);
  });
}

export function eventsOfVersion1(request: IncomingRequest): Event[] {
  const queries = request.queryString === '' ? (request.body ?? '').split(/\r?\n/) : [request.queryString];
  return queries
    .filter((query) => query !== '')
    .map((query) => complete(eventOf1(new URLSearchParams(query)), request));
}

function eventOf2(hit: URLSearchParams): Event {
  const event: Event = {};
  const items: Readonly<Record<string, string | number>>[] = [];
  for (const [name, value] of hit) {
    const known = parameters2.find((parameter) => parameter.name === name);
    if (known !== undefined) set(event, known.key, known.isNumber ? Number(value) : value);
    else if (name.startsWith('ep.')) set(event, name.slice(3), value);
    else if (name.startsWith('epn.')) set(event, name.slice(4), Number(value));
    else if (name.startsWith('up.')) set(event, `x-ga-mp2-user_properties.${name.slice(3)}`, value);
    else if (name.startsWith('upn.')) set(event, `x-ga-mp2-user_properties.${name.slice(4)}`, Number(value));
    else if (/^pr\d+$/.test(name)) items.push(itemOf(value));
    else set(event, `x-ga-mp2-${name}`, value);
  }
  if (items.length > 0) event['items'] = items;
  return event;
}

/** `idSKU1~nmShirt~pr9.99~k0colour~v0blue`: custom parameters come as pairs of name and value. */
function itemOf(value: string): Readonly<Record<string, string | number>> {
  const item: Record<string, string | number> = {};
  const names = new Map<string, string>();
  for (const part of value.split('~')) {
    const [tag, content] = [part.slice(0, 2), part.slice(2)];
    const known = itemParameters.find(({ name }) => name === tag);
    if (known !== undefined) set(item, known.key, known.isNumber ? Number(content) : content);
    else if (/^k\d/.test(tag)) names.set(tag.slice(1), content);
    else if (/^v\d/.test(tag)) set(item, names.get(tag.slice(1)) ?? tag, content);
  }
  return item;
}

function eventOf1(hit: URLSearchParams): Event {
  const event: Event = { event_name: eventName1(hit) };
  for (const [name, value] of hit) {
    const known = parameters1.find((parameter) => parameter.name === name);
    if (known === undefined) set(event, `x-ga-mp1-${name}`, value);
    else set(event, known.key, known.isNumber ? Number(value) : value);
  }
  return event;
}

function eventName1(hit: URLSearchParams): string {
  const type = hit.get('t');
  if (type === 'pageview') return 'page_view';
  return (type === 'event' ? hit.get('ea') : undefined) ?? type ?? '';
}

/** What the address and the request tell besides. */
function complete(event: Event, request: IncomingRequest): Event {
  const userAgent = request.header('user-agent');
  const url = typeof event['page_location'] === 'string' ? parse(event['page_location']) : undefined;
  return {
    ...(url === undefined ? {} : { page_hostname: url.hostname, page_path: url.pathname }),
    ip_override: request.ip,
    ...(userAgent === undefined ? {} : { user_agent: userAgent }),
    ...event,
  };
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/** The query of a hit of version 2 that carries an event's data; of values, texts and numbers. */
export function hitOf(event: Readonly<Record<string, unknown>>): string {
  const hit = new URLSearchParams({ v: '2' });
  for (const [key, value] of Object.entries(event)) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const known = parameters2.find((parameter) => parameter.key === key);
    if (known !== undefined) hit.set(known.name, String(value));
    else if (!key.startsWith('x-'))
      hit.set(`${typeof value === 'number' ? 'epn' : 'ep'}.${key}`, String(value));
  }
  return hit.toString();
}

/** As an own property, whatever its name. */
function set(target: Record<string, unknown>, key: string, value: Json): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
