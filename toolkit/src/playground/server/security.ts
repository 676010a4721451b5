import { chunkFolder } from './bundle.ts';

/** What every answer carries. */
export const commonHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
} as const;

/** The page itself: nothing from elsewhere, no inline code, no HTML made of text. */
export function pagePolicy(origin: string): string {
  return policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'connect-src': "'self'",
    'frame-src': `${origin}/shop ${origin}/container-shop`,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
  });
}

/**
 * The shop, on which anybody's template runs: of an origin of its own, so that it reaches neither the playground's
 * page and storage nor its settings, and with nothing to load but stand-ins.
 * @param script The path of the script that the shop begins with.
 * @param pageCode Whether code that comes as text may run: a container's Custom JavaScript.
 */
export function shopPolicy(
  origin: string,
  { script, pageCode }: { readonly script: string; readonly pageCode: boolean },
): string {
  return policy({
    sandbox: 'allow-scripts',
    'default-src': "'none'",
    'script-src': `${origin}/${chunkFolder}/ ${origin}${script} ${origin}/stand-in/script.js${pageCode ? " 'unsafe-eval'" : ''}`,
    'style-src': `${origin}/shop.css`,
    'img-src': `${origin}/to/`,
    'frame-src': `${origin}/stand-in/frame`,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'self'",
  });
}

/** The worker in which server templates run: it loads its own parts, and reaches nothing. */
export function workerPolicy(): string {
  return policy({ 'default-src': "'none'", 'script-src': "'self'" });
}

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
