import { Meter } from '../meter.ts';
import { PagePattern } from './page-pattern.ts';

/** Steps that one pattern may take: some 20 milliseconds, far beyond what one does that does its work. */
export const mostStepsOfPattern = 200_000;

export interface TestOptions {
  readonly ignoreCase?: boolean;
  /** Whether all matches are to be found, as for a replacement, and not only the first. */
  readonly everywhere?: boolean;
  /** What the search is charged to, for many patterns that share a budget. */
  readonly meter?: Meter;
}

/**
 * Whether a pattern of somebody's template or container is found in a text: as by the browser's `RegExp`, but within a
 * bound, since a field or a trigger may hold a pattern that the browser would go on with for ever.
 * @throws SandboxError, a SyntaxError with the browser's text, for what is no pattern; SandboxLimitError when it takes
 *   too long to tell
 */
export function testPattern(
  source: string,
  text: string,
  {
    ignoreCase = false,
    everywhere = false,
    meter = new Meter({ steps: mostStepsOfPattern, depth: 1 }),
  }: TestOptions = {},
): boolean {
  const pattern = PagePattern.of(source, meter, { ignoreCase });
  if (!everywhere) return pattern.find(text, 0, meter) !== undefined;
  let isFound = false;
  for (const { groups } of pattern.all(text, meter)) {
    meter.spend(groups.length);
    isFound = true;
  }
  return isFound;
}
