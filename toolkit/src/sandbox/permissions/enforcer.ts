import { SandboxError } from '../language/errors.ts';
import { whyDenied, type CheckSurroundings } from './checks.ts';
import type { Grants } from './grants.ts';
import type { PagePolicies } from './policies.ts';

/** A permission's public id and the arguments of its check, as for `queryPermission`. */
export type PermissionRequest = readonly [publicId: string, ...args: unknown[]];

/** Holds a template to its permissions and to the page's policies. */
export class Enforcer {
  constructor(
    private readonly grants: Grants,
    private readonly policies: PagePolicies,
    private readonly containerId: string,
    private readonly surroundings: () => CheckSurroundings,
  ) {}

  /** Why it is not allowed, in GTM's words; undefined when it is. */
  whyDenied(...[publicId, ...args]: PermissionRequest): string | undefined {
    return (
      whyDenied(this.grants, publicId, args, this.surroundings()) ??
      this.policies.whyDenied(this.containerId, publicId, args)
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
