import type { Node } from '../../dialect/syntax/ast.ts';
import type { Code } from './code.ts';
import { unknown, type Fold, type Folded } from './folded.ts';
import { createWorlds } from './worlds.ts';

/**
 * The lists of arguments with which a call may be made, as far as the code shows it: one for each choice of
 * values that go together. None when control never comes to the call.
 */
export type ArgumentsAt = (call: Node, args: readonly Node[]) => readonly (readonly Folded[])[];

const mostCombinations = 200;

export function createArgumentsAt(code: Code, fold: Fold): ArgumentsAt {
  const worldsAt = createWorlds(code, fold);
  return (call, args) => {
    const lists = worldsAt(call, args).flatMap((world) => combinations(args.map((arg) => fold(arg, world))));
    return lists.length > mostCombinations ? [args.map(() => unknown)] : lists;
  };
}

/** Every choice of one alternative for each argument; nothing is known of them when there are too many. */
function combinations(args: readonly (readonly Folded[])[]): readonly (readonly Folded[])[] {
  const count = args.reduce((product, { length }) => product * length, 1);
  if (count > mostCombinations) return [args.map(() => unknown)];
  return args.reduce<readonly (readonly Folded[])[]>(
    (chosen, alternatives) =>
      chosen.flatMap((before) => alternatives.map((each): readonly Folded[] => [...before, each])),
    [[]],
  );
}
