import { isBuildFailure } from '../dialect/bundle/bundle.ts';

/**
 * What esbuild has against a module, each with its place and the line.
 * @param name stands where there is no place
 * @returns undefined for what is no failure of esbuild's
 */
export function faultsOfBuild(error: unknown, name: string): readonly string[] | undefined {
  if (!isBuildFailure(error)) return undefined;
  return error.errors.map(({ text, location }) =>
    location === null
      ? `${name}: ${text}`
      : `${location.file}:${location.line}:${location.column + 1}: ${text}\n  ${location.line} │ ${location.lineText}`,
  );
}
