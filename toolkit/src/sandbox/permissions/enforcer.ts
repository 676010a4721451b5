import { SandboxError } from '../language/errors.ts';
import { whyDenied, type CheckSurroundings, type PermissionChecks } from './checks.ts';
import type { Grants } from './grants.ts';
import type { PagePolicies } from './policies.ts';

/** A permission's public id and the arguments of its check, as for `queryPermission`. */
export type PermissionRequest = readonly [publicId: string, ...args: unknown[]];

/** What a template is held to. */
export interface Rules {
  /** Those of the kind of container. */
  readonly checks: PermissionChecks;
  readonly grants: Grants;
  /** What the page denies to the container in addition. */
  readonly policies?: { readonly of: PagePolicies; readonly containerId: string };
  readonly surroundings: () => CheckSurroundings;
}

/** Holds a template to its permissions and to the page's policies. */
export class Enforcer {
  constructor(private readonly rules: Rules) {}

  /** Why it is not allowed, in GTM's words; undefined when it is. */
  whyDenied(...[publicId, ...args]: PermissionRequest): string | undefined {
    const { checks, grants, policies, surroundings } = this.rules;
    return (
      whyDenied(checks, grants, publicId, args, surroundings()) ??
      policies?.of.whyDenied(policies.containerId, publicId, args)
    );
  }

  /** @throws SandboxError named PermissionError */
  demand(...request: PermissionRequest): void {
    const reason = this.whyDenied(...request);
    if (reason !== undefined) throw new SandboxError(reason, 'PermissionError');
  }

  allows(...request: PermissionRequest): boolean {
    return this.whyDenied(...request) === undefined;
  }
}
