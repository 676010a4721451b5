import type * as acorn from 'acorn';
import type { Code } from './code.ts';
import type { Fold } from './folded.ts';
import { memberName } from './member-name.ts';
import type { RequiredApi } from './requires.ts';

/** What the code does with `data`. */
export interface DataUse {
  /** Every `data.name`, `data['name']` and `data[name]` with a name that the code shows. */
  readonly members: readonly DataMember[];
  /** Whether fields may be read that do not show: `data` handed on, or asked by a name worked out elsewhere. */
  readonly isOpen: boolean;
}

export interface DataMember {
  readonly name: string;
  readonly node: acorn.MemberExpression;
  readonly isWritten: boolean;
}

export function findDataUse(code: Code, requires: readonly RequiredApi[], fold: Fold): DataUse {
  const logged = new Set(
    requires
      .filter(({ name }) => name === 'logToConsole')
      .flatMap(({ uses }) => uses.flatMap(({ args }) => args ?? [])),
  );
  const members: DataMember[] = [];
  let isOpen = false;
  for (const { identifier } of code.scopes.unresolved) {
    if (identifier.name !== 'data') continue;
    const parent = code.parentOf(identifier);
    if (parent?.type !== 'MemberExpression' || parent.object !== identifier) {
      if (!logged.has(identifier)) isOpen = true;
      continue;
    }
    const user = code.parentOf(parent);
    const isWritten = user?.type === 'AssignmentExpression' && user.left === parent;
    const names = namesOf(parent, fold);
    if (names === undefined || names.includes('hasOwnProperty')) isOpen = true;
    for (const name of names ?? []) {
      if (name !== 'hasOwnProperty') members.push({ name, node: parent, isWritten });
    }
  }
  return { members, isOpen };
}

/** Every name that the member may have; undefined when not all of them show. */
function namesOf(node: acorn.MemberExpression, fold: Fold): string[] | undefined {
  const name = memberName(node);
  if (name !== undefined) return [name];
  if (!node.computed) return undefined;
  const values = fold(node.property);
  const names = values.filter((value) => typeof value === 'string' && !/\uE000/.test(value));
  return names.length === values.length ? names.map(String) : undefined;
}
