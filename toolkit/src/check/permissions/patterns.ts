import { rowsOf, textsOf } from '../../sandbox/permissions/grants.ts';
import { isValidKeyPattern } from '../../sandbox/permissions/key-pattern.ts';
import { isValidUrlPattern } from '../../sandbox/permissions/url-pattern.ts';
import type { Report } from '../report.ts';
import type { Subject } from '../subject.ts';
import type { Declaration } from './declarations.ts';

interface BrokenPattern {
  readonly list: 'urls' | 'keyPatterns';
  readonly index: number;
  readonly pattern: string;
}

/** Patterns that match nothing: GTM throws when it comes to one, and what it should allow is refused. */
export function checkPatterns({ declarations }: Subject, report: Report): void {
  for (const declaration of declarations ?? []) {
    for (const { list, index, pattern } of brokenPatterns(declaration)) {
      const isUrl = list === 'urls';
      report(isUrl ? 'url-pattern' : 'key-pattern', {
        text: `${JSON.stringify(pattern)} of ${declaration.publicId} is no ${isUrl ? 'URL' : 'key'} pattern, and whatever it should allow is refused.`,
        hint: isUrl
          ? urlHint(pattern)
          : 'A pattern is dotted names, with .* at the end at most: ecommerce.items, ecommerce.*.',
        at: declaration.locate(list, index),
      });
    }
  }
}

export function brokenPatterns({ params }: Pick<Declaration, 'params'>): readonly BrokenPattern[] {
  const broken = (list: BrokenPattern['list'], isValid: (pattern: string) => boolean): BrokenPattern[] =>
    textsOf(params[list]).flatMap((pattern, index) => (isValid(pattern) ? [] : [{ list, index, pattern }]));
  return [
    ...(params['allowedUrls'] === 'any' ? [] : broken('urls', isValidUrlPattern)),
    ...(params['allowedKeys'] === 'any' || params['eventDataAccess'] === 'any'
      ? []
      : broken('keyPatterns', isValidKeyPattern)),
  ];
}

/** Globals are named exactly, and not by way of the window or the document. */
export function checkGlobalNames({ declarations }: Subject, report: Report): void {
  for (const { publicId, params, locate } of declarations ?? []) {
    if (publicId !== 'access_globals') continue;
    for (const [index, row] of rowsOf(params['keys']).entries()) {
      const key = typeof row['key'] === 'string' ? row['key'] : '';
      const reason = whyNoGlobal(key);
      if (reason === undefined) continue;
      report('global-name', { ...reason, at: locate('keys', index) });
    }
  }
}

function whyNoGlobal(key: string): { text: string; hint: string } | undefined {
  if (key.includes('*')) {
    return {
      text: `${JSON.stringify(key)} allows nothing: access_globals knows no wildcards.`,
      hint: 'Name every global, and every member that is accessed by its path.',
    };
  }
  const [first = ''] = key.split('.');
  if (first === 'window' || first === 'document') {
    return {
      text: `GTM follows no path through ${first}, so ${JSON.stringify(key)} is always undefined.`,
      hint: first === 'window' ? `Write ${JSON.stringify(key.slice(7))}.` : 'The document is out of reach.',
    };
  }
  return key.split('.').some((token) => token === '')
    ? { text: `${JSON.stringify(key)} is no path of names.`, hint: 'Write names with a dot between them.' }
    : undefined;
}

function urlHint(pattern: string): string {
  const [, scheme = '', rest = pattern] = /^([a-z]+:)?\/\/(.*)$/i.exec(pattern) ?? [];
  if (/^https:$/i.test(scheme) && !rest.includes('/')) return `Write https://${rest}/* with the path.`;
  if (!/^https:$/i.test(scheme))
    return `Write https://${rest.includes('/') ? rest : `${rest}/*`}: only https is allowed.`;
  return 'A pattern is https://, a host (with *. in front at most), and a path, in which * stands for anything.';
}
