import type * as acorn from 'acorn';
import { children, isFunction, type FunctionNode, type Node } from '../../dialect/syntax/ast.ts';
import type { Code } from './code.ts';
import { unknown, type Fold, type Folded, type World } from './folded.ts';
import { guardsOf, mayPass, type Guard } from './guards.ts';
import { remembered } from './remembered.ts';
import { callsOf, functionOf, iteratedBy, returnedBy } from './uses.ts';

/** Nothing is known beyond what the code shows of all runs. */
export const anyWorld: World = new Map();

const mostWorlds = 60;
const mostChoices = 10;
const mostNames = 8;
const deepestCalls = 10;
/** Nodes that are looked at for the names behind a value. */
const mostNodes = 100;
/** Worlds that are made for one template; after that nothing is known of any call. */
const mostWorldsInAll = 20_000;

/**
 * Finds the worlds in which control may come to a node: for each call of the function around it one with that
 * call's arguments, split by the values of names that both a condition on the way and `values` rest on, and
 * without those in which a condition does not hold. None when control can never come there.
 */
export function createWorlds(
  code: Code,
  fold: Fold,
): (node: Node, values: readonly Node[]) => readonly World[] {
  let made = 0;
  const around = remembered((node: Node) => {
    const guarded = guardsOf(node, code);
    return { ...guarded, names: [...namesBehind(conditionsOf(guarded.guards), code)] };
  });
  const isSpent = (worlds: number): boolean => (made += worlds) > mostWorldsInAll;
  return (node, values) =>
    isSpent(0) ? [anyWorld] : worldsOfValues(code, fold, around, isSpent, namesBehind(values, code))(node);
}

function worldsOfValues(
  code: Code,
  fold: Fold,
  around: (node: Node) => ReturnType<typeof guardsOf> & { readonly names: readonly acorn.Identifier[] },
  isSpent: (worlds: number) => boolean,
  relevant: ReadonlySet<acorn.Identifier>,
): (node: Node) => readonly World[] {
  const visiting = new Set<FunctionNode>();
  const known = new Map<FunctionNode, readonly World[]>();

  const worldsAt = (node: Node): readonly World[] => {
    const { guards, owner, names } = around(node);
    if (guards.length === 0) return owner === undefined ? [anyWorld] : worldsOf(owner);
    const choices = names.filter((name) => relevant.has(name)).slice(0, mostNames);
    return (owner === undefined ? [anyWorld] : worldsOf(owner))
      .flatMap((world) => splitBy(choices, world))
      .filter((world) => guards.every((guard) => mayPass(guard, (each) => fold(each, world))));
  };

  /** The worlds with which a function's body starts. */
  const worldsOf = (owner: FunctionNode): readonly World[] => {
    const before = known.get(owner);
    if (before !== undefined) return before;
    // Of a function that comes to call itself nothing is known.
    if (visiting.has(owner) || visiting.size > deepestCalls || isSpent(1)) return [anyWorld];
    visiting.add(owner);
    const found = entriesOf(owner);
    visiting.delete(owner);
    const isOpen = found === undefined || found.length > mostWorlds || isSpent(found.length);
    const worlds = isOpen ? worldsAround(owner) : found;
    known.set(owner, worlds);
    return worlds;
  };

  /** One for each call; undefined when it is not to be seen who calls. */
  const entriesOf = (owner: FunctionNode): readonly World[] | undefined => {
    const [first] = owner.params;
    const list = iteratedBy(owner, code);
    if (list !== undefined) {
      if (first?.type !== 'Identifier') return undefined;
      return worldsAt(owner).flatMap((world) =>
        fold(first, world).map((element) => withValue(world, first, element)),
      );
    }
    const calls = callsOf(owner, code);
    if (calls === undefined || calls.length === 0 || calls.length > mostWorlds) return undefined;
    return calls.flatMap((call) => worldsAt(call).flatMap((world) => enter(owner, call, world, fold)));
  };

  /** A function that is made where it stands is made in the worlds of that place; one that is declared anywhere, earlier too. */
  const worldsAround = (owner: FunctionNode): readonly World[] => {
    if (owner.type !== 'FunctionDeclaration') return worldsAt(owner);
    const { owner: outer } = guardsOf(owner, code);
    return outer === undefined ? [anyWorld] : worldsOf(outer);
  };

  /** One world for each choice of values; a name whose values are too many is left open. */
  const splitBy = (choices: readonly acorn.Identifier[], world: World): readonly World[] =>
    choices.reduce<readonly World[]>(
      (worlds, choice) => {
        const split = worlds.flatMap((each) =>
          each.has(choice) ? [each] : fold(choice, each).map((value) => withValue(each, choice, value)),
        );
        return split.length > mostChoices ? worlds : split;
      },
      [world],
    );

  return worldsAt;
}

/** The worlds in which a call enters a function: of what was known, what lies outside it, and its parameters. */
export function enter(
  owner: FunctionNode,
  call: acorn.CallExpression,
  world: World,
  fold: Fold,
): readonly World[] {
  const outside = outsideOf(owner, world);
  let worlds: readonly World[] = [outside];
  for (const [index, parameter] of owner.params.entries()) {
    if (parameter.type !== 'Identifier') continue;
    const isSpread = call.arguments.slice(0, index + 1).some(({ type }) => type === 'SpreadElement');
    const values: readonly Folded[] = isSpread ? [unknown] : fold(call.arguments[index], world);
    const chosen: readonly Folded[] = values.length > mostChoices ? [unknown] : values;
    worlds = worlds.flatMap((each) => chosen.map((value) => withValue(each, parameter, value)));
    if (worlds.length > mostWorlds) return [outside];
  }
  return worlds;
}

/** The same world for the same step, so that what has been worked out in it is known. */
function withValue(world: World, name: acorn.Identifier, value: Folded): World {
  const steps = stepsFrom(world);
  let ofName = steps.get(name);
  if (ofName === undefined) steps.set(name, (ofName = new Map()));
  let next = ofName.get(value);
  if (next === undefined) {
    next = new Map<acorn.Identifier, Folded>([...world, [name, value]]);
    ofName.set(value, next);
  }
  return next;
}

const stepsFrom = remembered<World, Map<acorn.Identifier, Map<Folded, World>>>(() => new Map());

/** What of a world lies outside a function. */
function outsideOf(owner: FunctionNode, world: World): World {
  const known = outsides(world);
  let outside = known.get(owner);
  if (outside === undefined) {
    const names = [...world].filter(([{ start }]) => start < owner.start || start >= owner.end);
    outside = names.length === 0 ? anyWorld : new Map(names);
    known.set(owner, outside);
  }
  return outside;
}

const outsides = remembered<World, Map<FunctionNode, World>>(() => new Map());

/** The names, assigned once, that what stands in these nodes rests on: those that stand there themselves first. */
function namesBehind(nodes: readonly Node[], code: Code): ReadonlySet<acorn.Identifier> {
  const found = new Set<acorn.Identifier>();
  const seen = new Set<Node>(nodes);
  for (const node of seen) {
    if (seen.size > mostNodes) break;
    if (isFunction(node)) continue;
    if (node.type !== 'Identifier') for (const child of children(node)) seen.add(child);
    else {
      const binding = code.scopes.bindingOf(node);
      const [declaration] = binding?.declarations ?? [];
      if (binding?.declarations.length !== 1 || declaration === undefined) continue;
      if (binding.writes === 0) found.add(declaration);
      for (const source of sourcesOf(declaration, code)) seen.add(source);
    }
  }
  return found;
}

/** Where the value of a name, or what it gives when it is called, comes from. */
function sourcesOf(declaration: acorn.Identifier, code: Code): readonly Node[] {
  const called = functionOf(declaration, code);
  if (called !== undefined) return returnedBy(called);
  const parent = code.parentOf(declaration);
  if (parent?.type === 'VariableDeclarator') return parent.init ? [parent.init] : [];
  if (parent === undefined || !isFunction(parent)) return [];
  const position = parent.params.findIndex((parameter) => parameter === declaration);
  return (callsOf(parent, code) ?? []).flatMap((call) => call.arguments[position] ?? []);
}

function conditionsOf(guards: readonly Guard[]): Node[] {
  return guards.map((guard) => ('test' in guard ? guard.test : guard.discriminant));
}
