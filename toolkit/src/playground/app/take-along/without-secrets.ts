import { isJsonArray, isJsonObject, type Json } from '../../../tpl/json.ts';

/** Names of fields, variables, headers, parameters and members whose value nobody should pass on. */
const secret = /key$|secret|token|password|^(?:proxy-)?authorization$|^(?:set-)?cookie$/i;

export function isSecret(name: string): boolean {
  return secret.test(name);
}

/** Headers, one `name: value` a line. */
export function publicHeaders(lines: string): string {
  return lines
    .split('\n')
    .filter((line) => !isSecret(line.split(':', 1)[0]?.trim() ?? ''))
    .join('\n');
}

/** A path with its query. */
export function publicTarget(target: string): string {
  const at = target.indexOf('?');
  return at === -1 ? target : target.slice(0, at + 1) + publicPairs(target.slice(at + 1));
}

/** A text that may be JSON or a form: as it was typed, unless something in it is secret. */
export function publicText(text: string): string {
  try {
    const value = JSON.parse(text) as Json; // What JSON.parse gives.
    const open = publicJson(value);
    return JSON.stringify(open) === JSON.stringify(value) ? text : JSON.stringify(open, null, 2);
  } catch {
    // What is half typed is nobody's form.
    return text.includes('{') ? text.replace(/"([^"\n]*)"\s*:\s*"[^"\n]*"/g, hideMember) : publicPairs(text);
  }
}

function hideMember(member: string, name: string): string {
  return isSecret(name) ? `"${name}": ""` : member;
}

function publicJson(value: Json): Json {
  if (isJsonArray(value)) return value.map(publicJson);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (isSecret(name) ? [] : [[name, publicJson(inner)]])),
  );
}

function publicPairs(query: string): string {
  return query
    .split('&')
    .filter((pair) => !pair.includes('=') || !isSecret(pair.split('=', 1)[0] ?? ''))
    .join('&');
}
