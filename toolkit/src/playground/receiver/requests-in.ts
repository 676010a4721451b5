import { isObject } from '../../messages/shape.ts';

/** Requests that are read at most: a recording of a long visit has hundreds. */
export const mostRequests = 1_000;

/**
 * Each request in a text that holds many: a HAR file or any other JSON, lines of a log, a list, commands one after the
 * other. What is no text of many comes back as it is.
 * @param isOwn Whether a piece is for the project's receiver: then all others are left out.
 */
export function requestsIn(text: string, isOwn: (piece: string) => boolean): readonly string[] {
  const json = parse(text);
  const pieces = json === undefined ? text.split(/\r?\n/).flatMap(piecesOfLine) : addressesIn(json);
  const own = pieces.filter(isOwn);
  const found = own.length > 0 ? own : pieces;
  if (found.length > 1) return found;
  const [only] = found;
  return only !== undefined && json !== undefined ? [only] : [text];
}

const address = /https?:\/\/[^\s"'<>`\\]+/gi;

/** What names other addresses than that of the request. */
const headerLine = /^\s*(?:-H|--header|['"]?(?:referer|referrer|origin)\b)/i;

function piecesOfLine(line: string): readonly string[] {
  const json = parse(line);
  if (json !== undefined) return addressesIn(json);
  if (headerLine.test(line)) return [];
  const found = [...line.matchAll(address)].map(([url]) => url);
  // A command or a call is read whole, since it may be escaped.
  if (found.length === 1) return [line];
  const target = found.length > 1 ? undefined : /\b(?:GET|HEAD|POST) (\/\S*\?\S+)/.exec(line)?.[1];
  return target === undefined ? found : [`GET ${target.replace(/["'].*$/, '')}`];
}

/** JSON that is an object or a list; undefined for all else. */
function parse(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The addresses requested in a HAR file; of other JSON all that are a text of their own. */
function addressesIn(json: object): readonly string[] {
  const log = isObject(json) ? json['log'] : undefined;
  const entries = isObject(log) ? log['entries'] : undefined;
  if (!Array.isArray(entries)) return textsIn(json).filter((text) => /^https?:\/\/\S+$/i.test(text));
  return entries.flatMap((entry: unknown) => {
    const request = isObject(entry) ? entry['request'] : undefined;
    const url = isObject(request) ? request['url'] : undefined;
    return typeof url === 'string' && /^https?:/i.test(url) ? [url] : [];
  });
}

function textsIn(json: object): readonly string[] {
  const texts: string[] = [];
  const waiting: unknown[] = [json];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) waiting.push(...Object.values(value).toReversed());
  }
  return texts;
}
