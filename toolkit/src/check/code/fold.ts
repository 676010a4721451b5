import type * as acorn from 'acorn';
import { isFunction, type Node } from '../../dialect/syntax/ast.ts';
import { SandboxArray, SandboxFunction, SandboxObject, type Value } from '../../sandbox/language/values.ts';
import type { Code } from './code.ts';
import { keyOf, memberName } from './member-name.ts';
import { callsOf, isLeftAsItIs, iteratedBy, loopOver } from './uses.ts';

/**
 * Stands in a text for a part that the code does not show: `'https://x.com/' + id` is `https://x.com/` and
 * a hole. A character of the private use area, which no code contains.
 */
export const hole = '\uE000';

/** A value of which the code shows nothing. */
export const unknown = Symbol('unknown');
export type Unknown = typeof unknown;

export type Folded = Value | Unknown;

/** Every value that an expression may have, as far as the code alone shows it; never empty. */
export type Fold = (node: Node | undefined) => readonly Folded[];

const mostAlternatives = 40;
const deepest = 40;

/**
 * Evaluates what is constant: literals, concatenations, names assigned once, both sides of a condition, and
 * parameters of functions that are only ever called by name or by an array's method.
 */
export function createFolder(code: Code): Fold {
  const known = new Map<Node, readonly Folded[]>();
  const initialisers = initialisersOf(code);
  const nothing: readonly Folded[] = [unknown];
  let depth = 0;

  const fold: Fold = (node) => {
    if (node === undefined) return [undefined];
    const before = known.get(node);
    if (before !== undefined) return before;
    if (depth >= deepest) return nothing;
    // Whoever asks for a value while it is being worked out (recursion) learns nothing.
    known.set(node, nothing);
    depth += 1;
    const values = distinct(evaluate(node));
    depth -= 1;
    const result = values.length === 0 || values.length > mostAlternatives ? nothing : values;
    known.set(node, result);
    return result;
  };

  const evaluate = (node: Node): readonly Folded[] => {
    switch (node.type) {
      case 'Literal':
        return isPlain(node.value) && node.regex === undefined ? [node.value] : nothing;
      case 'Identifier':
        return ofIdentifier(node);
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return [new SandboxFunction('', () => undefined)];
      case 'UnaryExpression':
        return ofUnary(node);
      case 'BinaryExpression':
        return node.operator === '+' ? concatenate(fold(node.left), fold(node.right)) : nothing;
      case 'ConditionalExpression':
        return [...fold(node.consequent), ...fold(node.alternate)];
      case 'LogicalExpression':
        return ofLogical(node);
      case 'ArrayExpression':
        return [
          new SandboxArray(
            node.elements.map((element) =>
              element === null || element.type === 'SpreadElement' ? hole : single(fold(element)),
            ),
          ),
        ];
      case 'ObjectExpression':
        return ofObject(node);
      case 'MemberExpression':
        return ofMember(node);
      default:
        return nothing;
    }
  };

  const ofUnary = (node: acorn.UnaryExpression): readonly Folded[] =>
    fold(node.argument).map((value) => {
      if (value === unknown) return unknown;
      if (node.operator === '!') return typeof value === 'string' && value.includes(hole) ? unknown : !value;
      return node.operator === '-' && typeof value === 'number' ? -value : unknown;
    });

  const ofLogical = (node: acorn.LogicalExpression): readonly Folded[] => {
    if (node.operator !== '||') return [...fold(node.left), ...fold(node.right)];
    const left = fold(node.left).filter((value) => value === unknown || Boolean(value));
    return left.length === fold(node.left).length && !left.includes(unknown)
      ? left
      : [...left, ...fold(node.right)];
  };

  const ofObject = (node: acorn.ObjectExpression): readonly Folded[] => {
    const properties = new Map<string, Value>();
    for (const property of node.properties) {
      const key = property.type === 'Property' ? keyOf(property) : undefined;
      if (property.type !== 'Property' || key === undefined) return nothing;
      properties.set(key, single(fold(property.value)));
    }
    return [new SandboxObject(properties)];
  };

  const ofMember = (node: acorn.MemberExpression): readonly Folded[] => {
    if (node.object.type !== 'Identifier') return nothing;
    const binding = code.scopes.bindingOf(node.object);
    if (binding === undefined) return nothing;
    const key = memberName(node);
    return fold(node.object).map((value) => {
      if (!(value instanceof SandboxObject) || key === undefined) return unknown;
      return holeIsUnknown(value.properties.get(key));
    });
  };

  const ofIdentifier = (node: acorn.Identifier): readonly Folded[] => {
    const binding = code.scopes.bindingOf(node);
    if (binding === undefined) return node.name === 'undefined' ? [undefined] : nothing;
    const [declaration] = binding.declarations;
    if (binding.writes > 0 || binding.declarations.length !== 1 || declaration === undefined) return nothing;
    if (binding.kind === 'parameter') return ofParameter(declaration);
    if (binding.kind === 'function') return [new SandboxFunction(binding.name, () => undefined)];
    const loop = loopOver(declaration, code);
    if (loop !== undefined) return elementsOf(fold(loop));
    const init = initialisers.get(declaration);
    if (init === undefined) return nothing;
    const values = fold(init);
    const isChangeable = values.some(
      (value) => value instanceof SandboxObject || value instanceof SandboxArray,
    );
    return isChangeable && !binding.references.every((each) => isLeftAsItIs(each, code)) ? nothing : values;
  };

  const ofParameter = (declaration: acorn.Identifier): readonly Folded[] => {
    const owner = code.parentOf(declaration);
    if (owner === undefined || !isFunction(owner)) return nothing;
    const position = owner.params.findIndex((parameter) => parameter === declaration);
    if (position === -1) return nothing;
    const list = iteratedBy(owner, code);
    if (list !== undefined) return position === 0 ? elementsOf(fold(list)) : nothing;
    const calls = callsOf(owner, code);
    if (calls === undefined || calls.length === 0) return nothing;
    return calls.flatMap((call) => {
      const args = call.arguments.slice(0, position + 1);
      const argument = args[position];
      if (args.some((arg) => arg.type === 'SpreadElement')) return [unknown];
      return fold(argument);
    });
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

function elementsOf(lists: readonly Folded[]): readonly Folded[] {
  const elements = lists.flatMap((list): readonly Folded[] =>
    list instanceof SandboxArray ? list.elements.map(holeIsUnknown) : [unknown],
  );
  return elements.length === 0 ? [unknown] : elements;
}

function concatenate(left: readonly Folded[], right: readonly Folded[]): readonly Folded[] {
  if (left.length * right.length > mostAlternatives) return [unknown];
  return left.flatMap((a) => right.map((b) => add(a, b)));
}

function add(a: Folded, b: Folded): Folded {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (typeof a !== 'string' && typeof b !== 'string') return unknown;
  return textOf(a) + textOf(b);
}

function textOf(value: Folded): string {
  return value === unknown || value instanceof SandboxObject || value instanceof SandboxArray
    ? hole
    : String(value);
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
