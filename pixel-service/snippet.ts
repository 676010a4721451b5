import { pixelHost } from './address.ts';
import { splitQuery } from './query.ts';

/** The ways to take a pixel request elsewhere. */
export const snippetForms = ['img', 'fetch', 'curl'] as const;
export type SnippetForm = (typeof snippetForms)[number];

/** What the e-mail system replaces when it sends a message, in its own syntax. */
export interface Placeholders {
  /** For the time in milliseconds since 1970. */
  readonly time: string;
  /** For the recipient's address, percent-encoded. */
  readonly address: string;
}

/** The double braces of Handlebars and Liquid, which most e-mail systems use. */
export const defaultPlaceholders: Placeholders = {
  time: '{{TIME_IN_MILLISECONDS}}',
  address: '{{EMAIL_ADDRESS}}',
};

/** The snippet in one of the forms; an image of the Pixel Service has placeholders for what differs between the recipients of a mail. */
export function snippet(url: string, form: SnippetForm, placeholders = defaultPlaceholders): string {
  if (form === 'fetch') return asFetch(url);
  if (form === 'curl') return asCurl(url);
  return asImage(url.startsWith(`https://${pixelHost}/`) ? withPlaceholders(url, placeholders) : url);
}

/** A 1×1 image as mParticle documents it for e-mail and pages without JavaScript. */
export function asImage(url: string): string {
  return `<img height="1" width="1" alt="" style="display:none" src="${escapeAttribute(url)}">`;
}

/** The request that GTM's `sendPixel` makes, as a call for a page or a browser's console: with cookies, the answer unread. */
export function asFetch(url: string): string {
  return `fetch('${escapeJavaScript(url)}', { mode: 'no-cors', credentials: 'include', keepalive: true });`;
}

/** A command for POSIX shells that shows the answer's head too. `--globoff`: brackets and braces mean themselves. */
export function asCurl(url: string): string {
  return `curl --globoff --include '${url.replaceAll("'", "'\\''")}'`;
}

/** The URL with placeholders for its time (`ct`) and for the value of the identity `email`; all else stays as it is. */
export function withPlaceholders(url: string, { time, address }: Placeholders): string {
  const question = url.indexOf('?');
  if (question === -1) return url;
  const types =
    splitQuery(url.slice(question + 1))
      .find(({ name }) => name === 'ui_t')
      ?.raw.split(',') ?? [];
  const query = url
    .slice(question + 1)
    .split('&')
    .map((part) => {
      if (part.startsWith('ct=')) return `ct=${time}`;
      if (!part.startsWith('ui_v=')) return part;
      const values = part.slice('ui_v='.length).split(',');
      return `ui_v=${values.map((value, index) => (types[index] === 'email' ? address : value)).join(',')}`;
    });
  return `${url.slice(0, question)}?${query.join('&')}`;
}

function escapeAttribute(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** For a literal in single quotes, inside a script element too. */
function escapeJavaScript(value: string): string {
  return value.replace(/['\\<\n\r\u2028\u2029]/g, (character) =>
    character === "'" || character === '\\'
      ? `\\${character}`
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
