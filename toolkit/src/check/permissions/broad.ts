import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import { hasHole } from './coverage.ts';
import { urlComponents } from './catalogue.ts';
import { demandsByPermission, type Demand } from './demands.ts';

/** “Any” where the code shows all that it needs; Google's reviewers ask for the narrowest permission. */
export function checkBroadness({ declarations, code }: Subject, report: Report): void {
  if (code === undefined) return;
  const byPermission = demandsByPermission(code.demands);
  for (const { publicId, params, locate } of declarations ?? []) {
    const demands = byPermission.get(publicId);
    if (demands === undefined) continue;
    const broad = findBroad(publicId, params, demands);
    if (broad === undefined) continue;
    report('permission-broad', {
      text: `${publicId} allows any ${broad.what}, but the code needs certain ones only.`,
      hint: `Allow ${broad.enough.join(', ')}.`,
      at: locate(broad.param),
    });
  }
}

interface Broad {
  readonly param: string;
  readonly what: string;
  readonly enough: readonly string[];
}

function findBroad(
  publicId: string,
  params: Readonly<Record<string, unknown>>,
  demands: readonly Demand[],
): Broad | undefined {
  const firsts = demands.map(({ args: [first] }) => first);
  const texts = firsts.filter((first) => typeof first === 'string');
  const isKnown = texts.length === firsts.length && !hasHole(firsts);
  if (params['allowedUrls'] === 'any') {
    const origins = texts.map((url) => /^https:\/\/[^/?#\uE000]+(?=[/?#])/.exec(url)?.[0]);
    const enough = origins.flatMap((origin) => (origin === undefined ? [] : [`${origin}/*`]));
    return enough.length === firsts.length
      ? { param: 'allowedUrls', what: 'URL', enough: unique(enough) }
      : undefined;
  }
  if (publicId === 'get_cookies' && params['cookieAccess'] === 'any' && isKnown) {
    return { param: 'cookieAccess', what: 'cookie', enough: unique(texts) };
  }
  if (publicId === 'read_data_layer' && params['allowedKeys'] === 'any' && isKnown) {
    return texts.every((key) => /^[\w$.]+$/.test(key) && !/\.\d/.test(key))
      ? { param: 'allowedKeys', what: 'key', enough: unique(texts) }
      : undefined;
  }
  if (publicId === 'read_event_data' && params['eventDataAccess'] === 'any' && isKnown) {
    return texts.every((key) => /^[\w$.-]+$/.test(key) && !/\.\d/.test(key))
      ? { param: 'eventDataAccess', what: 'key', enough: unique(texts) }
      : undefined;
  }
  if (publicId === 'read_request' && params['requestAccess'] === 'any' && isKnown) {
    return { param: 'requestAccess', what: 'part', enough: unique(demands.map(requestPartOf)) };
  }
  if ((publicId === 'get_url' || publicId === 'get_referrer') && params['urlParts'] === 'any' && isKnown) {
    if (!texts.every((component) => urlComponents.includes(component))) return undefined;
    return { param: 'urlParts', what: 'component', enough: unique(demands.map(componentOf)) };
  }
  return undefined;
}

function componentOf({ args: [component, key] }: Demand): string {
  if (component !== 'query') return String(component);
  return typeof key === 'string' && !hasHole(key) ? `query with the key ${key}` : 'query with any key';
}

function requestPartOf({ args: [part, name] }: Demand): string {
  const words = String(part).replace('_', ' ');
  return typeof name === 'string' && !hasHole(name) ? `the ${words} ${name}` : `the ${words}`;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
