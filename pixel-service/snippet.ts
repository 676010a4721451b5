import { pixelHost } from './address.ts';
import { enumerate } from './problem.ts';
import { forOthers, type Placeholders, type RequestForOthers } from './for-others.ts';

/** The ways to take a pixel request elsewhere. */
export const snippetForms = ['img', 'fetch', 'curl'] as const;
export type SnippetForm = (typeof snippetForms)[number];

/** The double braces of Handlebars and Liquid, which most e-mail systems use. */
export const defaultPlaceholders: Placeholders = {
  time: '{{TIME_IN_MILLISECONDS}}',
  identities: { email: '{{EMAIL_ADDRESS}}' },
};

/**
 * What of the visitor who caused the request is no longer in a snippet; `nothing` when it is the request itself,
 * `unknown` when it goes to a service whose parameters nobody here knows.
 */
export type Withheld = Pick<RequestForOthers, 'replaced' | 'takenOut'> | 'nothing' | 'unknown';

export interface Snippet {
  readonly text: string;
  readonly withheld: Withheld;
}

/**
 * A request in one of the forms. Many open the e-mail or the page that an image or a fetch call stands in, so neither
 * tells of the visitor who caused the request; a curl command is the request itself, to send it again.
 */
export function snippet(url: string, form: SnippetForm, placeholders = defaultPlaceholders): Snippet {
  if (form === 'curl') return { text: asCurl(url), withheld: 'nothing' };
  const isImage = form === 'img';
  if (!isPixel(url)) return { text: isImage ? asImage(url) : asFetch(url), withheld: 'unknown' };
  const { url: clean, ...withheld } = forOthers(url, isImage ? placeholders : atThatTime);
  return { text: isImage ? asImage(clean) : asFetchAtThatTime(clean), withheld };
}

/** In sentences, for whoever hands the snippet on. */
export function describeWithheld(withheld: Withheld): readonly string[] {
  if (withheld === 'nothing') return [];
  if (withheld === 'unknown') {
    return [
      'Nothing was taken out, since this service’s parameters are not known here: look for what tells of one visitor before others open it.',
    ];
  }
  const { replaced, takenOut } = withheld;
  return [
    ...(replaced.length === 0 ? [] : [`Filled in when it is opened: ${enumerate(replaced, Infinity)}.`]),
    ...(takenOut.length === 0
      ? []
      : [`Taken out, since it tells of one visitor: ${enumerate(takenOut, Infinity)}.`]),
  ];
}

/** A request to the Pixel Service, or to a proxy that has its path. */
function isPixel(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname } = new URL(url);
  return hostname === pixelHost || /^\/v1\/[^/]+\/Pixel$/i.test(pathname);
}

/** A page knows the time, and nothing of its visitor that could stand here. */
const atThatTime: Placeholders = { time: '${Date.now()}', identities: {} };

/** As `asFetch`, with the time in it as JavaScript. */
function asFetchAtThatTime(url: string): string {
  const [before = '', after] = url.split(atThatTime.time);
  const literal = (part: string) => escapeJavaScript(part.replaceAll('`', '%60').replaceAll('$', '%24'));
  const whole =
    after === undefined ? literal(before) : `${literal(before)}${atThatTime.time}${literal(after)}`;
  return `fetch(\`${whole}\`, ${fetchOptions});`;
}

/** A 1×1 image as mParticle documents it for e-mail and pages without JavaScript. */
export function asImage(url: string): string {
  return `<img height="1" width="1" alt="" style="display:none" src="${escapeAttribute(url)}">`;
}

/** The request that GTM's `sendPixel` makes, as a call: with cookies, the answer unread. */
export function asFetch(url: string): string {
  return `fetch('${escapeJavaScript(url)}', ${fetchOptions});`;
}

const fetchOptions = "{ mode: 'no-cors', credentials: 'include', keepalive: true }";

/** A command for POSIX shells that shows the answer's head too. `--globoff`: brackets and braces mean themselves. */
export function asCurl(url: string): string {
  return `curl --globoff --include '${url.replaceAll("'", "'\\''")}'`;
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
