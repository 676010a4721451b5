import type { Grant, Grants } from './grants.ts';

/** What a check must know besides the permission and the request. */
export interface CheckSurroundings {
  /** The base of relative URLs. */
  readonly pageUrl: string;
  /** Whether the container runs in GTM's preview. */
  readonly debugMode: boolean;
}

/** Why the permission does not allow the request, in the runtime's words; undefined when it does. */
export type PermissionCheck = (
  grant: Grant,
  args: readonly unknown[],
  surroundings: CheckSurroundings,
) => string | undefined;

/** The permissions of a kind of container: public id → check, with the argument order of `queryPermission`. */
export type PermissionChecks = Readonly<Record<string, PermissionCheck>>;

/** A permission without parameters. */
export const granted: PermissionCheck = () => undefined;

/** Why the template may not do it, in the words of GTM's PermissionError; undefined when it may. */
export function whyDenied(
  checks: PermissionChecks,
  grants: Grants,
  publicId: string,
  args: readonly unknown[],
  surroundings: CheckSurroundings,
): string | undefined {
  // What grants inherit is no permission: nothing checks it.
  const grant = grants[publicId];
  const check = Object.hasOwn(checks, publicId) ? checks[publicId] : undefined;
  if (grant === undefined || check === undefined) {
    return `The requested permission ${publicId} is not configured.`;
  }
  return check(grant, args, surroundings);
}
