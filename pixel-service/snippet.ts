import { asCurl, asFetch, asImage, escapeJavaScript, fetchCall } from 'gtm-template-toolkit/receiver';
import { pixelHost } from './address.ts';
import { enumerate } from './decode/problem.ts';
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
  return fetchCall(`\`${whole}\``);
}
