import { escapeHtml } from '../../messages/html.ts';
import type { RequestCopy } from './receiver.ts';

/** A request in the forms in which it can be taken elsewhere. */
export function commonCopies(url: string): readonly RequestCopy[] {
  return [
    { label: 'curl', text: asCurl(url) },
    { label: 'fetch', text: asFetch(url) },
    { label: 'Image', text: asImage(url) },
  ];
}

/** A 1×1 image that nobody sees, for pages without JavaScript and for e-mail. */
export function asImage(url: string): string {
  return `<img height="1" width="1" alt="" style="display:none" src="${escapeHtml(url)}">`;
}

/** The request that GTM's `sendPixel` makes, as a call for a page or a browser's console: with cookies, the answer unread. */
export function asFetch(url: string): string {
  return fetchCall(`'${escapeJavaScript(url)}'`);
}

/** @param literal The address as a literal of JavaScript, its quotes included. */
export function fetchCall(literal: string): string {
  return `fetch(${literal}, { mode: 'no-cors', credentials: 'include', keepalive: true });`;
}

/** A command for POSIX shells that shows the answer's head too. `--globoff`: brackets and braces mean themselves. */
export function asCurl(url: string): string {
  return `curl --globoff --include '${url.replaceAll("'", "'\\''")}'`;
}

/** For a literal in single quotes, inside a script element too. */
export function escapeJavaScript(value: string): string {
  return value.replace(/['\\<\n\r\u2028\u2029]/g, (character) =>
    character === "'" || character === '\\'
      ? `\\${character}`
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
