import type { Node } from '../../dialect/syntax/ast.ts';
import { SandboxObject } from '../../sandbox/language/values.ts';
import { toHost } from '../../sandbox/language/border.ts';
import { unmetered } from '../../sandbox/language/meter.ts';
import type { ContainerKind } from '../../tpl/template.ts';
import { hole, unknown, type Fold, type Folded } from '../code/fold.ts';
import type { ApiUse, RequiredApi } from '../code/requires.ts';
import { callApi, requestsOfAnyCall } from './api-call.ts';

/** A permission that the code needs somewhere. */
export interface Demand {
  /** As the code's author knows it: `sendPixel`, `localStorage.getItem`. */
  readonly api: string;
  readonly permission: string;
  /** The arguments of the permission's check, as for `queryPermission`; holes for what the code does not show. */
  readonly args: readonly unknown[];
  readonly node: Node;
  /**
   * called: GTM checks it here. handed-on: something else may call the API. required: nothing uses it.
   * asked: `queryPermission`.
   */
  readonly how: 'called' | 'handed-on' | 'required' | 'asked';
}

/** A permission of which only `queryPermission` with a name worked out elsewhere knows. */
export const anyPermission = '*';

const mostCombinations = 200;

export function findDemands(
  requires: readonly RequiredApi[],
  kind: ContainerKind,
  fold: Fold,
): readonly Demand[] {
  return requires.flatMap((required): Demand[] => {
    const { name } = required;
    if (name === undefined) return [];
    if (name === 'queryPermission') return required.uses.flatMap((use) => askedBy(use, fold));
    const ofAny = (member: string | undefined): readonly (readonly [string, ...unknown[]])[] =>
      requestsOfAnyCall(kind, name, member);
    if (required.uses.length === 0) {
      return ofAny(undefined).map(([permission, ...args]) => ({
        api: name,
        permission,
        args,
        node: required.call,
        how: 'required',
      }));
    }
    return required.uses.flatMap((use): Demand[] => {
      const api = use.member === undefined ? name : `${name}.${use.member}`;
      const requests =
        use.args === undefined
          ? ofAny(use.member)
          : requestsOfCall(kind, name, use.member, use.args.map(fold));
      return requests.map(([permission, ...args]) => ({
        api,
        permission,
        args,
        node: use.node,
        how: use.args === undefined ? 'handed-on' : 'called',
      }));
    });
  });
}

function requestsOfCall(
  kind: ContainerKind,
  name: string,
  member: string | undefined,
  args: readonly (readonly Folded[])[],
): readonly (readonly [string, ...unknown[]])[] {
  const calls = combinations(args).map((each) => callApi(kind, name, member, each));
  const requests = calls.flatMap((call) => call.requests);
  if (requests.length > 0 || calls.some(({ refusal }) => refusal !== undefined)) return requests;
  // What asks while it acts (a cookie's `domain: 'auto'`, for each domain that it tries) asks at once for any options.
  const anyOptions = args.map((values): readonly Folded[] =>
    values.some((value) => value instanceof SandboxObject) ? [unknown] : values,
  );
  return combinations(anyOptions).flatMap((each) => callApi(kind, name, member, each).requests);
}

function askedBy({ args, node }: ApiUse, fold: Fold): Demand[] {
  const demand = (permission: string, rest: readonly unknown[]): Demand => ({
    api: 'queryPermission',
    permission,
    args: rest,
    node,
    how: 'asked',
  });
  if (args === undefined) return [demand(anyPermission, [])];
  return combinations(args.map(fold)).map(([permission, ...rest]) =>
    typeof permission === 'string' && !permission.includes(hole)
      ? demand(permission, rest.map(toPlain))
      : demand(anyPermission, []),
  );
}

/** Every choice of one alternative for each argument; nothing is known of them when there are too many. */
export function combinations(args: readonly (readonly Folded[])[]): readonly (readonly Folded[])[] {
  const count = args.reduce((product, { length }) => product * length, 1);
  if (count > mostCombinations) return [args.map(() => unknown)];
  return args.reduce<readonly (readonly Folded[])[]>(
    (chosen, alternatives) =>
      chosen.flatMap((before) => alternatives.map((each): readonly Folded[] => [...before, each])),
    [[]],
  );
}

/** As the permission checks of the sandbox take it. */
function toPlain(value: Folded): unknown {
  return value === unknown ? hole : toHost(value, unmetered);
}
