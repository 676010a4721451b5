import type * as acorn from 'acorn';
import { isFunction, type FunctionNode, type Node } from '../../dialect/syntax/ast.ts';
import { SandboxArray, SandboxFunction, SandboxObject, type Value } from '../../sandbox/language/values.ts';
import type { Binding } from '../../dialect/syntax/scopes.ts';
import type { Code } from './code.ts';
import { guardsAfter, guardsOf, leaves, mayPass, strictlyEqual, truthOf, type Guard } from './guards.ts';
import { hole, unknown, type Fold, type Folded, type World } from './folded.ts';
import { keyOf, memberName } from './member-name.ts';
import { callsOf, functionOf, isLeftAsItIs, iteratedBy, loopOver, returnsIn } from './uses.ts';
import { anyWorld, enter } from './worlds.ts';

const mostAlternatives = 40;
const mostCalls = 12;
const mostReturned = 6;
const deepest = 40;
/** Evaluations in worlds of calls, which may be many for code that calls on and on. */
const mostEvaluations = 100_000;

/**
 * Evaluates what is constant: literals, concatenations, names assigned once or only added to, both sides of a
 * condition unless it is plain, parameters of functions that are only ever called by name or by an array's
 * method, and what such functions return.
 */
export function createFolder(code: Code): Fold {
  const knownIn = new WeakMap<World, Map<Node, readonly Folded[]>>();
  const initialisers = initialisersOf(code);
  const nothing: readonly Folded[] = [unknown];
  const calling = new Set<FunctionNode>();
  let depth = 0;
  let evaluations = 0;

  const fold: Fold = (node, world = anyWorld) => {
    if (node === undefined) return [undefined];
    let known = knownIn.get(world);
    if (known === undefined) knownIn.set(world, (known = new Map()));
    const before = known.get(node);
    if (before !== undefined) return before;
    if (world !== anyWorld) evaluations += 1;
    if (depth >= deepest || evaluations > mostEvaluations) return nothing;
    // Whoever asks for a value while it is being worked out (recursion) learns nothing.
    known.set(node, nothing);
    depth += 1;
    const values = distinct(evaluate(node, world));
    depth -= 1;
    const result = values.length === 0 ? nothing : atMost(mostAlternatives, values);
    known.set(node, result);
    return result;
  };

  const evaluate = (node: Node, world: World): readonly Folded[] => {
    switch (node.type) {
      case 'Literal':
        return isPlain(node.value) && node.regex === undefined ? [node.value] : nothing;
      case 'Identifier':
        return ofIdentifier(node, world);
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return [new SandboxFunction('', () => undefined)];
      case 'UnaryExpression':
        return ofUnary(node, world);
      case 'BinaryExpression':
        return ofBinary(node, world);
      case 'ConditionalExpression':
        return ofConditional(node, world);
      case 'LogicalExpression':
        return ofLogical(node, world);
      case 'CallExpression':
        return ofCall(node, world);
      case 'ArrayExpression':
        return [
          new SandboxArray(
            node.elements.map((element) =>
              element === null || element.type === 'SpreadElement' ? hole : single(fold(element, world)),
            ),
          ),
        ];
      case 'ObjectExpression':
        return ofObject(node, world);
      case 'MemberExpression':
        return ofMember(node, world);
      default:
        return nothing;
    }
  };

  const ofUnary = (node: acorn.UnaryExpression, world: World): readonly Folded[] =>
    fold(node.argument, world).map((value) => {
      if (node.operator === '!') {
        const truth = truthOf(value);
        return truth === undefined ? unknown : !truth;
      }
      return node.operator === '-' && typeof value === 'number' ? -value : unknown;
    });

  const ofBinary = (node: acorn.BinaryExpression, world: World): readonly Folded[] => {
    const [left, right] = [fold(node.left, world), fold(node.right, world)];
    if (node.operator === '+') return combine(left, right, add);
    if (node.operator !== '===' && node.operator !== '!==') return nothing;
    const isNegated = node.operator === '!==';
    return combine(left, right, (a, b) => {
      const equal = strictlyEqual(a, b);
      return equal === undefined ? unknown : equal !== isNegated;
    });
  };

  const ofConditional = (node: acorn.ConditionalExpression, world: World): readonly Folded[] => {
    const truths = fold(node.test, world).map(truthOf);
    return [
      ...(truths.every((truth) => truth === false) ? [] : fold(node.consequent, world)),
      ...(truths.every((truth) => truth === true) ? [] : fold(node.alternate, world)),
    ];
  };

  /** A left side that decides stands for the whole. */
  const ofLogical = (node: acorn.LogicalExpression, world: World): readonly Folded[] => {
    const left = fold(node.left, world);
    if (node.operator === '??') return [...left, ...fold(node.right, world)];
    const isOr = node.operator === '||';
    const stays = left.filter((value) => truthOf(value) !== !isOr);
    return left.every((value) => truthOf(value) === isOr) ? left : [...stays, ...fold(node.right, world)];
  };

  const ofObject = (node: acorn.ObjectExpression, world: World): readonly Folded[] => {
    const properties = new Map<string, Value>();
    for (const property of node.properties) {
      const key = property.type === 'Property' ? keyOf(property) : undefined;
      if (property.type !== 'Property' || key === undefined) return nothing;
      properties.set(key, single(fold(property.value, world)));
    }
    return [new SandboxObject(properties)];
  };

  const ofMember = (node: acorn.MemberExpression, world: World): readonly Folded[] => {
    if (node.object.type !== 'Identifier') return nothing;
    const binding = code.scopes.bindingOf(node.object);
    if (binding === undefined) return nothing;
    const key = memberName(node);
    return fold(node.object, world).map((value) => {
      if (!(value instanceof SandboxObject) || key === undefined) return unknown;
      return holeIsUnknown(value.properties.get(key));
    });
  };

  const ofIdentifier = (node: acorn.Identifier, world: World): readonly Folded[] => {
    const binding = code.scopes.bindingOf(node);
    if (binding === undefined) return node.name === 'undefined' ? [undefined] : nothing;
    const [declaration] = binding.declarations;
    if (binding.declarations.length !== 1 || declaration === undefined) return nothing;
    if (binding.writes > 0) return ofGrowing(binding, declaration, world);
    if (binding.kind === 'function') return [new SandboxFunction(binding.name, () => undefined)];
    const values: readonly Folded[] = world.has(declaration)
      ? [world.get(declaration)]
      : ofDeclaration(binding, declaration, world);
    const isChangeable = values.some(
      (value) => value instanceof SandboxObject || value instanceof SandboxArray,
    );
    return isChangeable && !binding.references.every((each) => isLeftAsItIs(each, code)) ? nothing : values;
  };

  const ofDeclaration = (
    binding: Binding,
    declaration: acorn.Identifier,
    world: World,
  ): readonly Folded[] => {
    if (binding.kind === 'parameter') return ofParameter(declaration, world);
    const loop = loopOver(declaration, code);
    if (loop !== undefined) return elementsOf(fold(loop, world));
    const init = initialisers.get(declaration);
    return init === undefined ? nothing : fold(init, world);
  };

  /** A text that is only ever added to at its end begins as it was initialised. */
  const ofGrowing = (binding: Binding, declaration: acorn.Identifier, world: World): readonly Folded[] => {
    const init = initialisers.get(declaration);
    const additions = binding.references.filter((each) => isAddition(each, code));
    if (init === undefined || additions.length !== binding.writes) return nothing;
    return fold(init, world).map((value) => (typeof value === 'string' ? value + hole : unknown));
  };

  const ofParameter = (declaration: acorn.Identifier, world: World): readonly Folded[] => {
    const owner = code.parentOf(declaration);
    if (owner === undefined || !isFunction(owner)) return nothing;
    const position = owner.params.findIndex((parameter) => parameter === declaration);
    if (position === -1) return nothing;
    const list = iteratedBy(owner, code);
    if (list !== undefined) return position === 0 ? elementsOf(fold(list, world)) : nothing;
    const calls = callsOf(owner, code);
    if (calls === undefined || calls.length === 0) return nothing;
    // The calls may be made in any run of the functions around them.
    return calls.flatMap((call) => {
      const args = call.arguments.slice(0, position + 1);
      const argument = args[position];
      if (args.some((arg) => arg.type === 'SpreadElement')) return [unknown];
      return fold(argument);
    });
  };

  /** What a function of the code returns for these arguments. Nothing is made of its returning nothing. */
  const ofCall = (call: acorn.CallExpression, world: World): readonly Folded[] => {
    const owner = call.callee.type === 'Identifier' ? functionOf(call.callee, code) : undefined;
    if (owner === undefined || calling.has(owner)) return nothing;
    const entered = enter(owner, call, world, fold);
    calling.add(owner);
    const values = entered.length > mostCalls ? nothing : entered.flatMap((each) => returned(owner, each));
    calling.delete(owner);
    return atMost(mostReturned, distinct(values.map((value) => value ?? unknown)));
  };

  const returned = (owner: FunctionNode, world: World): readonly Folded[] => {
    if (owner.body.type !== 'BlockStatement') return fold(owner.body, world);
    const passes = (guard: Guard): boolean => mayPass(guard, (node) => fold(node, world));
    const values = returnsIn(owner.body).flatMap((statement): readonly Folded[] =>
      guardsOf(statement, code).guards.every(passes) ? fold(statement.argument ?? undefined, world) : [],
    );
    const { body } = owner.body;
    const comesToItsEnd = !body.some(leaves) && guardsAfter(body).every(passes);
    return comesToItsEnd || values.length === 0 ? [...values, undefined] : values;
  };

  return fold;
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}

/** Inside a list or an object only texts have holes, so what is unknown becomes a text that is one hole. */
function single(values: readonly Folded[]): Value {
  const [value] = values;
  return values.length === 1 && value !== unknown ? value : hole;
}

function holeIsUnknown(value: Value): Folded {
  return value === hole ? unknown : value;
}

function distinct(values: readonly Folded[]): readonly Folded[] {
  return [...new Set(values)];
}

/** Of too many texts what they all begin with is left, and nothing of too many other values. */
function atMost(count: number, values: readonly Folded[]): readonly Folded[] {
  if (values.length <= count) return values;
  const texts = values.filter((value): value is string => typeof value === 'string' && value !== '');
  const start = texts.length === 0 ? '' : texts.reduce(commonStart);
  const others = values.filter((value) => typeof value !== 'string' || value === '');
  if (start === '' || others.length >= count) return [unknown];
  return [...others, start.endsWith(hole) ? start : start + hole];
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

function elementsOf(lists: readonly Folded[]): readonly Folded[] {
  const elements = lists.flatMap((list): readonly Folded[] =>
    list instanceof SandboxArray ? list.elements.map(holeIsUnknown) : [unknown],
  );
  return elements.length === 0 ? [unknown] : elements;
}

function combine(
  left: readonly Folded[],
  right: readonly Folded[],
  result: (a: Folded, b: Folded) => Folded,
): readonly Folded[] {
  if (left.length * right.length > mostAlternatives) {
    const [fewLeft, fewRight] = [atMost(mostReturned, left), atMost(mostReturned, right)];
    const isLess = fewLeft.length * fewRight.length < left.length * right.length;
    return isLess ? combine(fewLeft, fewRight, result) : [unknown];
  }
  return left.flatMap((a) => right.map((b) => result(a, b)));
}

function add(a: Folded, b: Folded): Folded {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (typeof a !== 'string' && typeof b !== 'string') return unknown;
  return textOf(a) + textOf(b);
}

function textOf(value: Folded): string {
  return value === unknown || (typeof value === 'object' && value !== null) ? hole : String(value);
}

/** Whether a name is written here as `name += …` or `name = name + …`. */
function isAddition(reference: acorn.Identifier, code: Code): boolean {
  const parent = code.parentOf(reference);
  if (parent?.type !== 'AssignmentExpression' || parent.left !== reference) return false;
  if (parent.operator === '+=') return true;
  if (parent.operator !== '=') return false;
  let first: Node = parent.right;
  while (first.type === 'BinaryExpression' && first.operator === '+') first = first.left;
  return first !== parent.right && first.type === 'Identifier' && first.name === reference.name;
}

function initialisersOf(code: Code): ReadonlyMap<acorn.Identifier, acorn.Expression> {
  const found = new Map<acorn.Identifier, acorn.Expression>();
  for (const node of code.nodes) {
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init) {
      found.set(node.id, node.init);
    }
  }
  return found;
}
