import { grouped } from '../../messages/grouped.ts';
import type { Node } from '../../dialect/syntax/ast.ts';
import { SandboxObject } from '../../sandbox/language/values.ts';
import { toHost } from '../../sandbox/language/border.ts';
import { unmetered } from '../../sandbox/language/meter.ts';
import type { ContainerKind } from '../../tpl/template.ts';
import type { ArgumentsAt } from '../code/argument-lists.ts';
import { hole, unknown, type Folded } from '../code/folded.ts';
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
   * called: GTM checks it here. handed-on: something else may call the API. required: nothing uses it, or nothing that is ever reached.
   * asked: `queryPermission`.
   */
  readonly how: 'called' | 'handed-on' | 'required' | 'asked';
}

/** A permission of which only `queryPermission` with a name worked out elsewhere knows. */
export const anyPermission = '*';

export function findDemands(
  requires: readonly RequiredApi[],
  kind: ContainerKind,
  argumentsAt: ArgumentsAt,
): readonly Demand[] {
  return requires.flatMap((required): Demand[] => {
    const { name } = required;
    if (name === undefined) return [];
    if (name === 'queryPermission') return required.uses.flatMap((use) => askedBy(use, argumentsAt));
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
      const lists = use.args && argumentsAt(use.node, use.args);
      const requests =
        lists === undefined || lists.length === 0
          ? ofAny(use.member)
          : requestsOfCall(kind, name, use.member, lists);
      return requests.map(([permission, ...args]) => ({
        api,
        permission,
        args,
        node: use.node,
        how: lists === undefined ? 'handed-on' : lists.length === 0 ? 'required' : 'called',
      }));
    });
  });
}

/** Demands by the permission that they ask for. */
export function demandsByPermission(demands: readonly Demand[]): ReadonlyMap<string, readonly Demand[]> {
  return grouped(demands, ({ permission }) => permission);
}

function requestsOfCall(
  kind: ContainerKind,
  name: string,
  member: string | undefined,
  lists: readonly (readonly Folded[])[],
): readonly (readonly [string, ...unknown[]])[] {
  const calls = lists.map((each) => callApi(kind, name, member, each));
  const requests = calls.flatMap((call) => call.requests);
  if (requests.length > 0 || calls.some(({ refusal }) => refusal !== undefined)) return requests;
  // What asks while it acts (a cookie's `domain: 'auto'`, for each domain that it tries) asks at once for any options.
  const anyOptions = lists.map((args) =>
    args.map((value): Folded => (value instanceof SandboxObject ? unknown : value)),
  );
  return anyOptions.flatMap((each) => callApi(kind, name, member, each).requests);
}

function askedBy({ args, node }: ApiUse, argumentsAt: ArgumentsAt): Demand[] {
  const demand = (permission: string, rest: readonly unknown[]): Demand => ({
    api: 'queryPermission',
    permission,
    args: rest,
    node,
    how: 'asked',
  });
  if (args === undefined) return [demand(anyPermission, [])];
  return argumentsAt(node, args).map(([permission, ...rest]) =>
    typeof permission === 'string' && !permission.includes(hole)
      ? demand(permission, rest.map(toPlain))
      : demand(anyPermission, []),
  );
}

/** As the permission checks of the sandbox take it. */
function toPlain(value: Folded): unknown {
  return value === unknown ? hole : toHost(value, unmetered);
}
