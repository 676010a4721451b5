import { Meter } from '../meter.ts';
import { PagePattern } from './page-pattern.ts';

/** Steps that one pattern may take: some 20 milliseconds, far beyond what one does that does its work. */
const mostSteps = 200_000;

/**
 * Whether a pattern of somebody's template or container is found in a text: as by the browser's `RegExp`, but within a
 * bound, since a field or a trigger may hold a pattern that the browser would go on with for ever.
 * @throws SandboxError, a SyntaxError with the browser's text, for what is no pattern; SandboxLimitError when it takes
 *   too long to tell
 */
export function testPattern(
  source: string,
  text: string,
  options: { readonly ignoreCase?: boolean } = {},
): boolean {
  const meter = new Meter({ steps: mostSteps, depth: 1 });
  return PagePattern.of(source, meter, options).find(text, 0, meter) !== undefined;
}

/** Refuses a pattern that would take too long to find everywhere in a text. @throws as `testPattern` */
export function refuseEndlessPattern(
  source: string,
  text: string,
  options: { readonly ignoreCase?: boolean } = {},
): void {
  const meter = new Meter({ steps: mostSteps, depth: 1 });
  for (const match of PagePattern.of(source, meter, options).all(text, meter))
    meter.spend(match.groups.length);
}
