import { SandboxError } from '../language/errors.ts';
import type { Meter } from '../language/meter.ts';
import { whyDenied, type CheckSurroundings, type PermissionChecks } from './checks.ts';
import { grantOf, sizeOf, type Grants } from './grants.ts';
import type { PagePolicies } from './policies.ts';

/** A permission's public id and the arguments of its check, as for `queryPermission`. */
export type PermissionRequest = readonly [publicId: string, ...args: unknown[]];

/** Hears of each request, and why it is denied if it is. */
export type PermissionListener = (request: PermissionRequest, denied: string | undefined) => void;

/** What a template is held to. */
export interface Rules {
  /** Those of the kind of container. */
  readonly checks: PermissionChecks;
  readonly grants: Grants;
  /** What the page denies to the container in addition. */
  readonly policies?: { readonly of: PagePolicies; readonly containerId: string };
  readonly surroundings: () => CheckSurroundings;
  /** Pays for what a check looks through: a permission may list anything, and code may ask again and again. */
  readonly meter: Meter;
}

/** Holds a template to its permissions and to the page's policies. */
export class Enforcer {
  #listener: PermissionListener | undefined;

  constructor(private readonly rules: Rules) {}

  /** The listener hears what is asked for while `act` runs. */
  overhear<Result>(listener: PermissionListener, act: () => Result): Result {
    const before = this.#listener;
    this.#listener = listener;
    try {
      return act();
    } finally {
      this.#listener = before;
    }
  }

  /** Why it is not allowed, in GTM's words; undefined when it is. */
  whyDenied(...request: PermissionRequest): string | undefined {
    const [publicId, ...args] = request;
    const { checks, grants, policies, surroundings, meter } = this.rules;
    meter.spend(sizeOf(grantOf(grants, publicId)));
    const reason =
      whyDenied(checks, grants, publicId, args, surroundings()) ??
      policies?.of.whyDenied(policies.containerId, publicId, args);
    this.#listener?.(request, reason);
    return reason;
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
