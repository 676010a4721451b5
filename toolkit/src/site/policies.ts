import { createHash } from 'node:crypto';

/**
 * Of every page, in its head, since a static host sends what headers it likes: nothing from elsewhere, no inline code,
 * no HTML made of text.
 */
export const sitePolicy = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'frame-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
});

/**
 * Of the document around the shop, and by it of the shop: the one script and the one style that the shop is made of,
 * by their hashes, and nothing to load but images that are within it. The document itself reads the script’s parts.
 */
export function hostPolicy({
  script,
  style,
  runsPageCode,
}: {
  readonly script: string;
  readonly style: string;
  /** Code that comes as text may run: a container's Custom JavaScript. */
  readonly runsPageCode: boolean;
}): string {
  return policy({
    'default-src': "'none'",
    'script-src': `'self' ${hashOf(script)}${runsPageCode ? " 'unsafe-eval'" : ''}`,
    'style-src': `'self' ${hashOf(style)}`,
    'img-src': 'data:',
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
  });
}

/** Of the shop besides: it reads nothing. */
export const shopPolicy = policy({ 'connect-src': "'none'" });

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
