import { maskSecret } from '../../../sandbox/server/mask-secret.ts';
import type { Json } from '../../../tpl/json.ts';

/** The parts of an address, decoded for reading. */
export interface AddressParts {
  readonly origin: string;
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Undefined for what is no absolute URL. */
export function addressParts(url: string): AddressParts | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname, searchParams } = new URL(url);
  return { origin, path: readablePath(pathname), query: [...searchParams] };
}

/** A body as it is best read. */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'form'; readonly pairs: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'text'; readonly text: string };

/**
 * JSON where the text is an object or a list in JSON, whatever its type is said to be; a form where that is said, or
 * where the text can be nothing else.
 */
export function readBody(text: string, headers: Readonly<Record<string, string>> = {}): Body {
  if (text === '') return { kind: 'none' };
  if (/^\s*[[{]/.test(text)) {
    try {
      return { kind: 'json', value: JSON.parse(text) as Json }; // What JSON.parse gives.
    } catch {
      return { kind: 'text', text };
    }
  }
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const isForm =
    /^application\/x-www-form-urlencoded\b/i.test(type) ||
    (type === '' && /^[^\s&=?{}<>"]+=[^\s&=]*(?:&[^\s&=]+=[^\s&=]*)*$/.test(text));
  return isForm ? { kind: 'form', pairs: [...new URLSearchParams(text)] } : { kind: 'text', text };
}

/** Headers and parameters with what is secret in them hidden, unless it is to be seen. */
export function shownPairs(
  pairs: readonly (readonly [name: string, value: string])[],
  showSecrets: boolean,
): readonly (readonly [name: string, value: string])[] {
  return pairs.map(([name, value]) => [name, showSecrets || value === '' ? value : maskSecret(name, value)]);
}

function readablePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
